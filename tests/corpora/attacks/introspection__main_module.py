# technique: introspection; layers: static; expect: refused
import __main__
result = sorted(dir(__main__))
