# technique: native_code; layers: static; expect: observed
from numba import njit
@njit
def f(x):
    return x + 1
result = f(1)
