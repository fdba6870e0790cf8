"""How the reader that ships with the package is trained, measured and exported."""
