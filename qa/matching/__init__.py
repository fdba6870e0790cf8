"""Which figure of the directory a question asks for: its features, and a learnt probability."""
