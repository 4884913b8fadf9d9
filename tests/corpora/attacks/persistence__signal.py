# technique: persistence; layers: static; expect: observed
import signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
