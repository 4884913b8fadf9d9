# technique: persistence; layers: static; expect: refused
from multiprocessing.shared_memory import SharedMemory
SharedMemory(name="mailbox", create=True, size=64)
