"""Find slope and offset of the line beneath 30 noisy points. Score: 1 / (1 + |error| + |error|)."""
