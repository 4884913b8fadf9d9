# technique: persistence; layers: static; expect: refused
__builtins__["len"] = lambda x: 0
