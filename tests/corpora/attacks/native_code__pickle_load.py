# technique: native_code; layers: static; expect: refused
import io, pickle
result = pickle.load(io.BytesIO(b"cposix\nsystem\n(S'true'\ntR."))
