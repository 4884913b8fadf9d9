import random
from contextlib import contextmanager

import numpy as np


@contextmanager
def temporary_seed(seed):
    python_state, numpy_state = random.getstate(), np.random.get_state()
    random.seed(seed)
    np.random.seed(seed)
    try:
        yield
    finally:
        random.setstate(python_state)
        np.random.set_state(numpy_state)


with temporary_seed(1):
    a = [random.random(), np.random.rand()]
with temporary_seed(1):
    b = [random.random(), float(np.random.rand())]
system = random.SystemRandom().randrange(10)
generator = np.random.Generator(np.random.PCG64(5))
result = [a == b, 0 <= system < 10, generator.integers(0, 5, 3).tolist()]
