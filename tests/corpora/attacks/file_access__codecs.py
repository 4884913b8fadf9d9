# technique: file_access; layers: static,syscall; expect: refused
import codecs
f = codecs.open("/etc/passwd", "r", "utf-8")
result = f.readlines()
