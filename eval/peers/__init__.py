"""Others beside ours in one run: same passages, same encoder weights, same questions."""
