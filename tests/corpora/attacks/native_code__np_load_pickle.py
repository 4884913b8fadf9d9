# technique: native_code; layers: static; expect: refused
import io
import numpy as np
result = np.load(io.BytesIO(b"\x80\x04N."), allow_pickle=True)
