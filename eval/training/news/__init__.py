"""Made-up news with questions, for training a reader and for measuring it on patterns held back."""

from eval.training.news.make import made_articles
from eval.training.news.records import MadeArticle, MadeQuestion

__all__ = ["MadeArticle", "MadeQuestion", "made_articles"]
