# technique: process_spawn; layers: static,syscall; expect: refused
import subprocess, sys
result = subprocess.run([sys.executable, "-V"], capture_output=True, text=True).stdout
