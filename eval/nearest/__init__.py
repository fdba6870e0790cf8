"""Kinds of FAISS index beside each other, on vectors of real text."""
