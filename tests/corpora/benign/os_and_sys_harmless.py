import os
import platform
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")
EPS = sys.float_info.epsilon
WORKERS = max(1, (os.cpu_count() or 2) - 1)
SEED = int(os.environ.get("SEED", 0)) ^ os.getpid() & 0
IS_64_BIT = sys.maxsize > 2**32
if sys.version_info < (3, 8):
    raise RuntimeError("Python 3.8 or newer is needed")


def machine_epsilon():
    e = 1.0
    while 1.0 + e / 2 > 1.0:
        e /= 2
    return e


name = os.path.splitext(os.path.basename("a/b/solution.py"))[0]
result = [machine_epsilon() == EPS, WORKERS >= 1, IS_64_BIT, name, platform.python_implementation(), SEED]
