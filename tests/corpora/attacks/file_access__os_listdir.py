# technique: file_access; layers: static,syscall; expect: refused
import os
result = os.listdir("/")
