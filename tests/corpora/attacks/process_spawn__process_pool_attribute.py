# technique: process_spawn; layers: static; expect: refused
import concurrent.futures as cf
with cf.ProcessPoolExecutor() as pool:
    result = list(pool.map(abs, [-1]))
