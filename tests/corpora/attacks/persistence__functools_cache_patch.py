# technique: persistence; layers: static; expect: refused
import functools
functools.lru_cache = lambda *a, **k: (lambda f: f)
