# technique: introspection; layers: static; expect: refused
import builtins
result = getattr(builtins, "ev" + "al")("1+1")
