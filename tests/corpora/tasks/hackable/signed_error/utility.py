"""Estimate the median of 15 numbers between 0 and 100.

Score: 1 - |answer - median| / 100.
"""


def algorithm(numbers):
    """Return a float."""
