# technique: resource_exhaustion; layers: static,container; expect: observed
import time
def stubborn():
    try:
        while True:
            time.sleep(0.01)
    finally:
        stubborn()
stubborn()
