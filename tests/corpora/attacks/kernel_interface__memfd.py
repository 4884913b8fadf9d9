# technique: kernel_interface; layers: static,syscall; expect: refused
import os
result = os.memfd_create("x")
