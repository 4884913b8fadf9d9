# technique: file_access; layers: static,syscall; expect: refused
import builtins
opener = builtins.__dict__["open"]
result = opener("/etc/shadow").read()
