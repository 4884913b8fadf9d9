# technique: resource_exhaustion; layers: static; expect: observed
from concurrent.futures import ThreadPoolExecutor
import time
pool = ThreadPoolExecutor(5000)
futures = [pool.submit(time.sleep, 100) for _ in range(5000)]
result = [f.result() for f in futures]
