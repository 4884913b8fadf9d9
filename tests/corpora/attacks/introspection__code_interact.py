# technique: introspection; layers: static; expect: refused
import code
code.InteractiveInterpreter().runsource("1")
