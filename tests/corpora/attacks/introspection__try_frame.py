# technique: introspection; layers: static; expect: refused
import sys
try:
    raise KeyError
except KeyError:
    tb = sys.exc_info()[2]
    result = list(tb.tb_frame.f_back.f_locals) if tb.tb_frame.f_back else []
