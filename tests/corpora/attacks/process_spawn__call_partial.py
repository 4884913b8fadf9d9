# technique: process_spawn; layers: static,syscall; expect: refused
import functools, subprocess
go = functools.partial(subprocess.call, shell=True)
result = go("true")
