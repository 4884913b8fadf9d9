"""Return {"machine": a machine, 0 to 2, for each job}. Score: the mean load / the largest."""
