# technique: network; layers: static,syscall; expect: refused
import socket
s = socket.socket(socket.AF_UNIX)
s.connect("/var/run/nscd/socket")
