"""An answer in the words of a language model, as far as its quotes carry them; off by default."""
