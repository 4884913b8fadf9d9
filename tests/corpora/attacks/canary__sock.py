# technique: canary; layers: static,syscall; expect: refused
import socket
c = socket.socket(socket.AF_UNIX)
c.connect("/run/docker.sock")
