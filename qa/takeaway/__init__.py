"""A conversation to take along: with every quote, its place, and references to its articles."""
