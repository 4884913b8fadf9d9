# technique: introspection; layers: static; expect: refused
import importlib
s = importlib.import_module("sys")
result = s.modules
