# technique: persistence; layers: static; expect: observed
import threading
threading.Timer(0.2, print, ("later",)).start()
