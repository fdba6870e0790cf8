"""Ways in for other programs: HTTP endpoints with JSON, and how often each client may use them."""
