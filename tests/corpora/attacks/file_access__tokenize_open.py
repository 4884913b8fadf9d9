# technique: file_access; layers: static,syscall; expect: refused
import tokenize
with tokenize.open("/etc/passwd") as handle:
    result = handle.read()
