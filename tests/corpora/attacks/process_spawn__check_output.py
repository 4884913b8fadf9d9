# technique: process_spawn; layers: static,syscall; expect: refused
import subprocess as sp
result = sp.check_output("cat /etc/passwd", shell=True)
