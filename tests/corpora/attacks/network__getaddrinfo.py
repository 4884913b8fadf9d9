# technique: network; layers: static,syscall; expect: refused
import socket
result = socket.getaddrinfo("example.com", 80)
