# technique: file_access; layers: static,syscall; expect: refused
import os
os.symlink("/etc/passwd", "/tmp/link")
