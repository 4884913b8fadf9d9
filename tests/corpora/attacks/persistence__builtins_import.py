# technique: persistence; layers: static; expect: refused
import builtins as b
b.print = lambda *a, **k: None
