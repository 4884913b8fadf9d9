"""Guess a number between two limits. Score: 1 - |answer - number| / 100."""


def algorithm(name, limits): ...
