# technique: file_access; layers: static,syscall; expect: refused
import os
os.truncate("/etc/hosts", 0)
