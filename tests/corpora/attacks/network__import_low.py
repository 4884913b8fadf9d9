# technique: network; layers: static,syscall; expect: refused
import _socket
result = _socket.socket()
