# technique: file_access; layers: static,syscall; expect: refused
import numpy as np
result = np.load("/tmp/answers.npy", allow_pickle=True)
