# technique: file_access; layers: static,syscall; expect: refused
opener = lambda path, mode="r": open(path, mode)
result = [opener(p).read(1) for p in ("/etc/hosts", "/etc/resolv.conf")]
