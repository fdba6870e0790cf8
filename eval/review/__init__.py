"""From what readers said of answers to known questions: ``python -m eval review``."""

from eval.review.command import main

__all__ = ["main"]
