# technique: process_spawn; layers: static; expect: refused
import multiprocessing as mp
with mp.Pool(2) as pool:
    result = pool.map(abs, [-1, 2])
