"""Find a large proper divisor of a number."""
