"""Return the index of the option [a, b, c] with a = b + c. Score: 1 if it is right, else 0."""
