# technique: introspection; layers: static; expect: refused
import _xxsubinterpreters as interpreters
interpreters.run_string(interpreters.create(), "print(1)")
result = 0
