# technique: malformed_result; layers: broker; expect: observed
import numpy as np
result = np.array([object(), lambda: 1], dtype=object)
