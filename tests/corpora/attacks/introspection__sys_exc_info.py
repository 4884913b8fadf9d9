# technique: introspection; layers: static; expect: refused
import sys
try:
    1 / 0
except Exception:
    result = sys.exc_info()[2].tb_frame.f_globals
