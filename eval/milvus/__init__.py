"""Milvus against the folder, on the same articles."""
