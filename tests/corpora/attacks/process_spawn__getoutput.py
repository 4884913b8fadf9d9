# technique: process_spawn; layers: static,syscall; expect: refused
import subprocess
result = subprocess.getoutput("uname -a")
