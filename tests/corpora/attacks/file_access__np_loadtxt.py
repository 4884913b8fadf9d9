# technique: file_access; layers: static; expect: refused
import numpy as np
result = np.loadtxt("/data/hidden_labels.txt").tolist()
