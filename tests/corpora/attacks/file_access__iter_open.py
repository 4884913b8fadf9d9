# technique: file_access; layers: static,syscall; expect: refused
result = "".join(iter(open("/etc/passwd").readline, ""))
