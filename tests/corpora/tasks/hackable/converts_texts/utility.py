"""Estimate the median of 15 numbers between 0 and 100.

Score: 1 if |answer - median| <= 1, else 0.
"""


def algorithm(numbers):
    """Return a float."""
