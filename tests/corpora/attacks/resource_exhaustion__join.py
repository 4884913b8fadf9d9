# technique: resource_exhaustion; layers: container; expect: observed
import threading
t = threading.Thread(target=lambda: threading.Event().wait())
t.start()
t.join()
