# technique: persistence; layers: static; expect: refused
import functools
@functools.lru_cache(None)
def leak(x):
    return x
functools.leak = leak
