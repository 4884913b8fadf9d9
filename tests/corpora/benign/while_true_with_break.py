import random

rng = random.Random(13)
target = 0.995
best, stale, steps = 0.0, 0, 0
while True:
    steps += 1
    x = rng.random()
    if x > best:
        best, stale = x, 0
    else:
        stale += 1
    if best >= target or stale > 400:
        break
while True:
    try:
        value = int("12" if rng.random() < 0.5 else "x")
    except ValueError:
        continue
    else:
        break
result = [best, value]
