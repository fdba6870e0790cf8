"""The forms that an answer has: a figure, a comparison, a list, an overview, a yes or no."""
