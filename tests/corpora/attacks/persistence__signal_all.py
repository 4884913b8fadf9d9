# technique: persistence; layers: static; expect: observed
import signal
for s in range(1, 30):
    try:
        signal.signal(s, lambda *a: None)
    except (OSError, ValueError):
        pass
