# technique: process_spawn; layers: static,syscall; expect: refused
from multiprocessing import Process
p = Process(target=print)
p.start()
p.join()
result = 0
