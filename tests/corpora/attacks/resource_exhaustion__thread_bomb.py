# technique: resource_exhaustion; layers: static; expect: observed
import threading, time
threads = []
while True:
    t = threading.Thread(target=time.sleep, args=(1000,))
    t.start()
    threads.append(t)
