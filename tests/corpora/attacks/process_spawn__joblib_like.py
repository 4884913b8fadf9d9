# technique: process_spawn; layers: static; expect: refused
from multiprocessing import Pool as P
def f(x):
    return x + 1
if __name__ == "__main__":
    with P(processes=2) as pool:
        result = pool.map(f, range(3))
