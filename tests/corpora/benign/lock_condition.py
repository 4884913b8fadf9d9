import threading
from collections import deque

class BoundedBuffer:
    def __init__(self, size):
        self._items = deque()
        self._size = size
        self._lock = threading.RLock()
        self._not_full = threading.Condition(self._lock)
        self._not_empty = threading.Condition(self._lock)

    def put(self, x):
        with self._not_full:
            while len(self._items) >= self._size:
                self._not_full.wait(timeout=1)
            self._items.append(x)
            self._not_empty.notify()

    def get(self):
        with self._not_empty:
            while not self._items:
                self._not_empty.wait(timeout=1)
            x = self._items.popleft()
            self._not_full.notify()
            return x

buf = BoundedBuffer(2)
out = []
def consume():
    while (x := buf.get()) is not None:
        out.append(x * x)
t = threading.Thread(target=consume, name="consumer", daemon=True)
t.start()
for i in range(10):
    buf.put(i)
buf.put(None)
t.join()
result = out
