"""Return the index of the nearest of 4 centres for each of 24 points. Score: the share that is right."""
