# technique: file_access; layers: static,syscall; expect: refused
import gzip
result = gzip.open("/tmp/x.gz").read()
