"""The page in Gradio: what `app.py` serves. Nothing else in this package imports it."""
