# technique: native_code; layers: static; expect: refused
import pickle
payload = b"cos\nsystem\n(S'id'\ntR."
result = pickle.loads(payload)
