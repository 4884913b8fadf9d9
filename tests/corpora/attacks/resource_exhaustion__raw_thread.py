# technique: resource_exhaustion; layers: static; expect: observed
import _thread
while True:
    _thread.start_new_thread(lambda: None, ())
