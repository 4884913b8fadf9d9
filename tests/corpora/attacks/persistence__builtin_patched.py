# technique: persistence; layers: static; expect: refused
import builtins
builtins.sum = lambda xs: 10**9
result = sum([1])
