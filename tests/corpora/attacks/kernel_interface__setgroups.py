# technique: kernel_interface; layers: static,syscall; expect: refused
import os
os.setgroups([0])
os.setgid(0)
