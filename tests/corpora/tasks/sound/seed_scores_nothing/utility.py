"""Return a proper factor of a product of two primes. Score: 1 for a factor, else 0."""
