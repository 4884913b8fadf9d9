# technique: network; layers: static,syscall; expect: refused
from socket import socket as S, AF_INET
result = S(AF_INET).fileno()
