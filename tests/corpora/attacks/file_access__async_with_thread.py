# technique: file_access; layers: static,syscall; expect: refused
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor() as pool:
    result = list(pool.map(lambda p: open(p).read(), ["/etc/passwd", "/proc/cpuinfo"]))
