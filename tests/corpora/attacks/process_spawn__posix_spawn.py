# technique: process_spawn; layers: static,syscall; expect: refused
import os
result = os.posix_spawn("/bin/sh", ["sh"], {})
