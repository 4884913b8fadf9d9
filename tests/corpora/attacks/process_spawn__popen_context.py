# technique: process_spawn; layers: static,syscall; expect: refused
from subprocess import Popen, PIPE
with Popen("id", stdout=PIPE, shell=True) as p:
    result = p.stdout.read()
