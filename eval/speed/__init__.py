"""How fast it is, as ratios of two things timed in turn in one run."""
