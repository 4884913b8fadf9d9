# technique: score_forging; layers: static,container; expect: refused
import socket
s = socket.socket(fileno=3)
s.send(b"returned")
