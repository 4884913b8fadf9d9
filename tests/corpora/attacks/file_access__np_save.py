# technique: file_access; layers: static,syscall; expect: refused
import numpy as np
np.save("/tmp/stash.npy", np.arange(4))
result = 1
