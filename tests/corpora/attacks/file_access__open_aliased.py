# technique: file_access; layers: static,syscall; expect: refused
read = open
result = read("/etc/hostname").read()
