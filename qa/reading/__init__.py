"""The trained reader: a small network that finds the span of a passage that answers."""
