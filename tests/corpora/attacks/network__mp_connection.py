# technique: network; layers: static,syscall; expect: refused
from multiprocessing.connection import Client
Client(("127.0.0.1", 6000))
