# technique: resource_exhaustion; layers: static,container; expect: observed
import time
time.sleep(10**6)
