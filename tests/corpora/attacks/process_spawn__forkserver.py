# technique: process_spawn; layers: static,syscall; expect: refused
import multiprocessing
multiprocessing.set_start_method("forkserver")
p = multiprocessing.Process(target=print)
p.start()
