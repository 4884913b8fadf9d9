"""Recover the digits beneath noise, such as [3, 1, 4, 1, 5, 9, 2, 6]. Score: the share that is right."""
