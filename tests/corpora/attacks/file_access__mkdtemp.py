# technique: file_access; layers: static,syscall; expect: refused
from tempfile import mkdtemp
result = mkdtemp()
