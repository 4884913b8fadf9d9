"""Find the secret order of 12 towns. Score: the share of places that are right."""
