"""Return a text such as "7 * (3 + 12)" of the numbers given, each at most once, with + and *.

Score: 1 / (1 + |value - target| / target).
"""
