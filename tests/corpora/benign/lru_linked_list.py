class _Node:
    __slots__ = "key", "value", "prev", "next"
    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = self
class LRU:
    def __init__(self, capacity):
        self.capacity, self.map = capacity, {}
        self.head = _Node()
    def _unlink(self, n):
        n.prev.next, n.next.prev = n.next, n.prev
    def _push(self, n):
        n.prev, n.next = self.head.prev, self.head
        self.head.prev.next = n
        self.head.prev = n
    def get(self, key, default=None):
        n = self.map.get(key)
        if n is None:
            return default
        self._unlink(n); self._push(n)
        return n.value
    def put(self, key, value):
        if (n := self.map.pop(key, None)):
            self._unlink(n)
        elif len(self.map) >= self.capacity:
            old = self.head.next
            self._unlink(old)
            del self.map[old.key]
        n = self.map[key] = _Node(key, value)
        self._push(n)
c = LRU(2); c.put(1, "a"); c.put(2, "b"); c.get(1); c.put(3, "c")
result = [c.get(1), c.get(2), c.get(3)]
