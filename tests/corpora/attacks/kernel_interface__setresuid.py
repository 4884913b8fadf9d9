# technique: kernel_interface; layers: static,syscall; expect: refused
import os
os.setresuid(0, 0, 0)
