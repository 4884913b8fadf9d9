# technique: network; layers: static,syscall; expect: refused
import socket
result = [socket.gethostbyaddr("8.8.8.8"), socket.getfqdn()]
