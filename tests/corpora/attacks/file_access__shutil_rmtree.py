# technique: file_access; layers: static,syscall; expect: refused
from shutil import rmtree, copyfile
copyfile("/etc/passwd", "/tmp/p")
rmtree("/tmp", ignore_errors=True)
