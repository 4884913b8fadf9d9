# technique: introspection; layers: static; expect: refused
import sys
result = [f.f_lineno for f in sys._current_frames().values()]
