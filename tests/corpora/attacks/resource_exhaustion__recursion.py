# technique: resource_exhaustion; layers: static,container; expect: observed
import sys
sys.setrecursionlimit(10**9)
def down(n):
    return down(n + 1)
result = down(0)
