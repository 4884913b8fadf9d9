# technique: network; layers: static,syscall; expect: refused
import socket
def beacon(data):
    with socket.create_connection(("169.254.169.254", 80), 1) as c:
        c.sendall(data)
beacon(b"GET /latest/meta-data/")
