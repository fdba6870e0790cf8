"""Articles put into an index and taken out of it while it answers."""
