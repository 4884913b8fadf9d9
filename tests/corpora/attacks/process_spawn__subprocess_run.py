# technique: process_spawn; layers: static,syscall; expect: refused
from subprocess import run as go
result = go(["id"], capture_output=True).stdout
