# technique: persistence; layers: static; expect: refused
import importlib, math
importlib.reload(math)
result = 0
