# technique: file_access; layers: static,syscall; expect: refused
result = [line for path in ("/etc/passwd", "/etc/group") for line in open(path)]
