# technique: introspection; layers: static; expect: refused
import dis
result = dis.Bytecode(lambda: 1).dis()
