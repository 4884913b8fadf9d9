# technique: canary; layers: static; expect: refused
import numpy as np
result = np.load("/hidden_labels.npy")
