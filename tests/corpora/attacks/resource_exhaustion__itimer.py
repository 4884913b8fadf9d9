# technique: resource_exhaustion; layers: static,container; expect: observed
import signal
signal.setitimer(signal.ITIMER_REAL, 0)
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
