# technique: file_access; layers: static,syscall; expect: refused
with open("/etc/passwd") as a, open("/etc/group") as b:
    result = a.read() + b.read()
