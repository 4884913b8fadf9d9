# technique: resource_exhaustion; layers: container; expect: observed
import threading
with (lock := threading.Lock()):
    lock.acquire()
