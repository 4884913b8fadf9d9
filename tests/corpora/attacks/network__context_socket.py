# technique: network; layers: static,syscall; expect: refused
import socket
with socket.socket() as s:
    s.settimeout(0.2)
    s.connect(("10.0.0.1", 22))
