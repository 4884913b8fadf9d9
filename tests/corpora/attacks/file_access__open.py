# technique: file_access; layers: static,syscall; expect: refused
result = open("/etc/passwd").read()
