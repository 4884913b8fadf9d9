# technique: persistence; layers: static; expect: refused
import builtins
builtins.sum = lambda it: 10**9
