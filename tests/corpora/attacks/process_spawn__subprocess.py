# technique: process_spawn; layers: static,syscall; expect: refused
import subprocess
result = subprocess.check_output(["id"]).decode()
