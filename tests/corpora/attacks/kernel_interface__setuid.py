# technique: kernel_interface; layers: static,syscall; expect: refused
import os
os.setuid(0)
result = os.getuid()
