"""Patterns of sentences and of questions, in two halves that share none."""
