# technique: file_access; layers: static,syscall; expect: refused
result = dict(line.split(":", 1) for line in open("/proc/self/status"))
