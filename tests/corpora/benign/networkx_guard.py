try:
    import networkx as nx
except Exception:
    nx = None
try:
    import numba as nb
    jit = nb.njit
except ImportError:
    def jit(f=None, **kw):
        return f if f else (lambda g: g)

@jit
def total(xs):
    t = 0
    for x in xs:
        t += x
    return t
result = total([1, 2, 3])
