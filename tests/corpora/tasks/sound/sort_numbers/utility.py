"""Sort 50 integers below 1000. Score: the share of places that are right."""
