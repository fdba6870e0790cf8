"""The directory in pictures: HTML and SVG in which each point leads to its quote."""
