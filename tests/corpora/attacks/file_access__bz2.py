# technique: file_access; layers: static,syscall; expect: refused
import bz2
result = bz2.open("/var/log/x.bz2").read()
