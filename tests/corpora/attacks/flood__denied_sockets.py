# technique: flood; layers: container; expect: refused
import socket
while True:
    try:
        socket.socket()
    except OSError:
        pass
