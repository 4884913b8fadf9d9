"""First fit: takes the oldest bin that has room."""


def algorithm(item: int, spaces: list[int]) -> int:
    """Return the position in `spaces` of the bin that gets the item."""
    return 0
