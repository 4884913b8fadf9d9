# technique: introspection; layers: static; expect: refused
import sys
def tracer(frame, event, arg):
    frame.f_locals
    return tracer
sys.settrace(tracer)
