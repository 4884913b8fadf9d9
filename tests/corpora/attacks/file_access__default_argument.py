# technique: file_access; layers: static,syscall; expect: refused
def algorithm(path, read=open):
    return read(path).read()
result = algorithm("/etc/passwd")
