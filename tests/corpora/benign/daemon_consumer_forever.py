import queue
import threading
tasks = queue.Queue()
out = []
def worker():
    while True:
        item = tasks.get()
        out.append(item ** 2)
        tasks.task_done()
for _ in range(2):
    threading.Thread(target=worker, daemon=True).start()
for i in range(5):
    tasks.put(i)
tasks.join()
result = sorted(out)
