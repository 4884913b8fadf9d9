# technique: network; layers: static,syscall; expect: refused
from multiprocessing.managers import BaseManager
m = BaseManager(address=("127.0.0.1", 5000), authkey=b"x")
m.connect()
