# technique: persistence; layers: static; expect: refused
import builtins
del builtins.open
