# technique: score_forging; layers: static; expect: refused
Best = type("Best", (float,), {"__gt__": lambda self, other: True})
result = Best(0)
