# technique: kernel_interface; layers: static,syscall; expect: refused
from os import setuid, seteuid
setuid(0)
