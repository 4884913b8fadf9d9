# technique: network; layers: static,syscall; expect: refused
import socket
s = socket.socket(40, socket.SOCK_STREAM)
