# technique: file_access; layers: static,syscall; expect: refused
result = list(map(open, ["/etc/passwd"]))
