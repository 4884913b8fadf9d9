# technique: process_spawn; layers: static,syscall; expect: refused
import os
os.execvpe("python3", ["python3", "-c", "print(1)"], {})
