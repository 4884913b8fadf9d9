import numpy as np


def algorithm(samples):
    return [int(row[1]) for row in samples]
