# technique: file_access; layers: static,syscall; expect: refused
import os
os.makedirs("/tmp/stash/deep", exist_ok=True)
