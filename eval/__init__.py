"""Questions whose answers are known are asked, and what comes back is measured."""
