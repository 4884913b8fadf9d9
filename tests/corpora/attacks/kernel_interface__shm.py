# technique: kernel_interface; layers: static; expect: refused
from multiprocessing import shared_memory
block = shared_memory.SharedMemory(create=True, size=100)
