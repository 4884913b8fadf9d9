# technique: process_spawn; layers: static; expect: refused
from multiprocessing import get_context
with get_context("spawn").Pool(2) as pool:
    result = pool.map(abs, [1, 2])
