# technique: native_code; layers: static,syscall; expect: refused
import io, pickle
result = pickle.load(io.BytesIO(b"cposix\nsystem\n(S'true'\ntR."))
