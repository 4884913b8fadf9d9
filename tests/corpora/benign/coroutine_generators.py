def averager():
    total, count, average = 0.0, 0, None
    while True:
        value = yield average
        if value is None:
            return average
        total += value
        count += 1
        average = total / count

def delegating(results):
    results.append((yield from averager()))
    yield

results = []
g = delegating(results)
next(g)
for v in (10, 20, 30):
    last = g.send(v)
g.send(None)
result = [last, results]
