# technique: network; layers: static,syscall; expect: refused
import socket
server = socket.create_server(("127.0.0.1", 0))
result = server.getsockname()
