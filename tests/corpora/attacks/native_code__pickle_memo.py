# technique: native_code; layers: static; expect: refused
import pickle
result = pickle.loads(b"\x80\x04\x8c\x02os\x8c\x06getcwd\x93)R.")
