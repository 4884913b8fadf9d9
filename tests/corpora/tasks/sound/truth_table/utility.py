"""Return 16 truth values that make many clauses [[place, value], [place, value]] true.

Score: (clauses that hold - 40) / 20, at least 0.
"""
