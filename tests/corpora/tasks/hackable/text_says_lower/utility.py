"""Estimate the median of 15 numbers between 0 and 100.

Score: the error, so lower is better.
"""


def algorithm(numbers):
    """Return a float."""
