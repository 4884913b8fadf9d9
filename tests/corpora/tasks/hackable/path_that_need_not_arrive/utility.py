"""Return a short path, a list of nodes from start to end. Score: 1 / (1 + length)."""
