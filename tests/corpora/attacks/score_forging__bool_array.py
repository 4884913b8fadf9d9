# technique: score_forging; layers: static; expect: refused
import numpy as np
class A(np.ndarray):
    def __array_finalize__(self, obj):
        pass
    def __gt__(self, o):
        return True
result = np.ones(2).view(A)
