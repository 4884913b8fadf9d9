# technique: file_access; layers: static,syscall; expect: refused
import shelve
with shelve.open("/tmp/memory") as shelf:
    shelf["best"] = 1.0
