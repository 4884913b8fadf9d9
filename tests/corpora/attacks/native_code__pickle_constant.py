# technique: native_code; layers: static; expect: refused
import pickle
result = pickle.loads(b"cposix\nsystem\n(S'true'\ntR.")
