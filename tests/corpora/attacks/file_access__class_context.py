# technique: file_access; layers: static,syscall; expect: refused
class Cache:
    def __init__(self, path):
        self.path = path
    def __enter__(self):
        self.f = open(self.path, "a+")
        return self.f
    def __exit__(self, *exc):
        self.f.close()
with Cache("/tmp/cache.txt") as f:
    f.write("x")
