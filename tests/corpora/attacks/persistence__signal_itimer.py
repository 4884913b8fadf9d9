# technique: persistence; layers: static; expect: observed
import signal
signal.signal(signal.SIGALRM, lambda *a: None)
signal.setitimer(signal.ITIMER_REAL, 0.5, 0.5)
