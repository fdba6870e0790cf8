"""A question becomes a cited answer, or a refusal with its reason."""
