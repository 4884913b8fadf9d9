import queue
import threading


def worker(jobs: "queue.Queue[int]", out: list, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            n = jobs.get(timeout=0.01)
        except queue.Empty:
            break
        out.append((n, sum(d for d in range(1, n) if n % d == 0)))
        jobs.task_done()


jobs: "queue.Queue[int]" = queue.Queue()
for n in range(1, 60):
    jobs.put(n)
out, stop = [], threading.Event()
threads = [threading.Thread(target=worker, args=(jobs, out, stop), daemon=True) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
result = sorted(n for n, s in out if n == s)
