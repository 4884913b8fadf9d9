# technique: persistence; layers: static; expect: refused
import builtins
original = builtins.__import__
builtins.__import__ = lambda *a, **k: original(*a, **k)
