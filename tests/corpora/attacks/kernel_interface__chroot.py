# technique: kernel_interface; layers: static,syscall; expect: refused
from os import chroot
chroot("/tmp")
result = 0
