# technique: process_spawn; layers: static,syscall; expect: refused
import pty
pty.spawn("/bin/sh")
result = 0
