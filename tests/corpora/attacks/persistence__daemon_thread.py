# technique: persistence; layers: static; expect: observed
import threading, time
def haunt():
    while True:
        time.sleep(0.1)
threading.Thread(target=haunt, daemon=True).start()
result = 1
