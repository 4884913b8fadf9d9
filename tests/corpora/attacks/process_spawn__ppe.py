# technique: process_spawn; layers: static; expect: refused
import concurrent.futures as cf
def square(x):
    return x * x
with cf.ProcessPoolExecutor(max_workers=4) as ex:
    result = list(ex.map(square, range(4)))
