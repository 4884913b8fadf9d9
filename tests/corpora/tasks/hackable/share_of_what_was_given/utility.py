"""Predict a label, 0 or 1, for each of 20 samples of 6 bits. Score: the share of labels that are right."""


def algorithm(samples):
    """samples: an integer array of shape (20, 6). Return a list of 20 integers."""
