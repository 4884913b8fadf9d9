# technique: canary; layers: static,syscall; expect: refused
import numpy as np
result = np.load("/hidden_labels.npy")
