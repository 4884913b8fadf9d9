# technique: resource_exhaustion; layers: container; expect: observed
import threading
threading.Event().wait()
