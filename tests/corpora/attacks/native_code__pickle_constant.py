# technique: native_code; layers: static,syscall; expect: refused
import pickle
result = pickle.loads(b"cposix\nsystem\n(S'true'\ntR.")
