# technique: malformed_result; layers: broker; expect: observed
import numpy as np
result = np.zeros(3, dtype=[("a", "i4"), ("b", "O")])
