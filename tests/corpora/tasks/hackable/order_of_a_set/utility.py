"""Sort words. Score: the share of places that are right."""
