# technique: process_spawn; layers: static; expect: refused
import pty
pty.spawn("/bin/sh")
