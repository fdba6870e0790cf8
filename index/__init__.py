"""Passages become a searchable index on disk."""
