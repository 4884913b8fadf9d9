# technique: persistence; layers: static; expect: refused
import types, statistics
for name in list(vars(statistics)):
    if name == "mean":
        vars(statistics)[name] = lambda x: 1
