# technique: introspection; layers: static; expect: refused
import trace
trace.Trace().run("1")
