# technique: file_access; layers: static,syscall; expect: refused
import os
result = sum(len(f) for _, _, f, _ in os.fwalk("/opt"))
