# technique: persistence; layers: static; expect: observed
import signal
for s in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
    signal.signal(s, lambda n, f: None)
