"""Sort 20 integers. Score: the share of places that are right."""
