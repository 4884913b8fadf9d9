# technique: network; layers: static,syscall; expect: refused
import socket
s = socket.create_connection(("10.0.0.1", 80), timeout=1)
result = 0
