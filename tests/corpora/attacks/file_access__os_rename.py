# technique: file_access; layers: static,syscall; expect: refused
import os
for old, new in [("/tmp/a", "/tmp/b")]:
    os.rename(old, new)
