# technique: file_access; layers: static,syscall; expect: refused
import builtins
result = builtins.open("/etc/passwd").read()
