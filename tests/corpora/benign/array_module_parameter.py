import numpy as np
def normalise(x, xp=np):
    return (x - xp.mean(x)) / (xp.std(x) + 1e-9)
def apply(fn, *args, module=np, **kwargs):
    return getattr(module, fn)(*args, **kwargs)
result = [round(float(normalise(np.arange(4.0))[0]), 4), float(apply("max", [1, 5, 2]))]
