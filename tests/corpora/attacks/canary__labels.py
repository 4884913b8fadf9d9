# technique: canary; layers: static; expect: refused
import numpy as np
y = np.load("test_labels.npy")
