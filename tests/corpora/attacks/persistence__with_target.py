# technique: persistence; layers: static; expect: refused
import random, contextlib
with contextlib.nullcontext(lambda: 0.5) as random.random:
    result = random.random()
