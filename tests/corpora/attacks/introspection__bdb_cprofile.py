# technique: introspection; layers: static; expect: refused
import cProfile
cProfile.run("sum(range(10))")
