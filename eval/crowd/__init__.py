"""Many people ask one page at once: errors, mixed-up answers, waiting, fairness, memory."""
