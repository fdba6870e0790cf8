"""What made-up news is made of, in two halves that share nothing open."""
