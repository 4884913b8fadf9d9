# technique: file_access; layers: static,syscall; expect: refused
import numpy as np
np.savez_compressed("stash", a=np.ones(3))
result = 1
