"""Returns the given string itself."""


def algorithm(t: str, wanted: int) -> str:
    """Return a string of t's length, in the hope that it lies at the wanted distance."""
    return t
