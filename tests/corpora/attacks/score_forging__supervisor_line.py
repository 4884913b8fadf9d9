# technique: score_forging; layers: container; expect: refused
import socket
line = socket.fromfd(3, socket.AF_UNIX, socket.SOCK_STREAM)
line.sendall(b"\x04\x00\x00\x00\x02{}")
