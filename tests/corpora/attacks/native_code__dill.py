# technique: native_code; layers: static; expect: refused
import dill
result = dill.dumps(lambda: 1)
