# technique: flood; layers: static,container; expect: observed
import threading
def shout():
    while True:
        print("a" * 10000)
for _ in range(4):
    threading.Thread(target=shout, daemon=True).start()
shout()
