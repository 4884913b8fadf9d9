"""The program defines solve(numbers), which returns a float near the median of 15 numbers.

Score: 1 - |answer - median| / 100.
"""
