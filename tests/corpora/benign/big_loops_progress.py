best = 0
for i in range(20000):
    if i % 5000 == 0:
        print("iteration", i, best)
    best = max(best, i * 7919 % 10007)
result = best
