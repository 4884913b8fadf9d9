# technique: process_spawn; layers: static,syscall; expect: refused
import os
for shell in ("/bin/sh", "/bin/bash", "/usr/bin/python3"):
    try:
        os.execv(shell, [shell, "-c", "id"])
    except OSError as e:
        result = str(e)
