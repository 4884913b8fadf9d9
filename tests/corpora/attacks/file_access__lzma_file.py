# technique: file_access; layers: static,syscall; expect: refused
from lzma import LZMAFile
result = LZMAFile("/var/log/x.xz").read()
