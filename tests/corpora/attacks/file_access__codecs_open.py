# technique: file_access; layers: static,syscall; expect: refused
import codecs
result = codecs.open("/etc/passwd", encoding="utf-8").read()
