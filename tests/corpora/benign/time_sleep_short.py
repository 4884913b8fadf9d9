import time
start = time.time()
time.sleep(0.001)
deadline = time.perf_counter() + 0.01
n = 0
while True:
    n += 1
    if time.perf_counter() > deadline:
        break
result = n > 0
