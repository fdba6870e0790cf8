"""Encoders beside each other, and how the one that ships is made."""
