# technique: process_spawn; layers: static; expect: refused
import multiprocessing as mp
def work(q):
    q.put(1)
q = mp.get_context("fork").SimpleQueue()
p = mp.Process(target=work, args=(q,))
p.start()
p.join()
