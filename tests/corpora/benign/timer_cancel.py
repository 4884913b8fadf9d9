import threading
hit = []
t = threading.Timer(5, hit.append, (1,))
t.start()
t.cancel()
result = hit
