"""What is measured, one kind a module; each gives the figures of a group of rows by name."""
