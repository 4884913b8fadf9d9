# technique: process_spawn; layers: static,syscall; expect: refused
import os, time
while True:
    try:
        if os.fork() == 0:
            time.sleep(100)
    except OSError:
        break
