"""Choose `count` different indices of large values. Score: their sum over that of the largest."""
