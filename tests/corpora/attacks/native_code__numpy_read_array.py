# technique: native_code; layers: static; expect: refused
import numpy as np
result = np.lib.format.read_array(open("/tmp/x.npy", "rb"), allow_pickle=True)
