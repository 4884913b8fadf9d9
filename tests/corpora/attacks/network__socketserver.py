# technique: network; layers: static,syscall; expect: refused
import socketserver
result = socketserver.TCPServer(("", 0), socketserver.BaseRequestHandler).fileno()
