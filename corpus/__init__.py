"""Files become articles, articles become passages."""
