# technique: network; layers: static,syscall; expect: refused
import logging.handlers
handler = logging.handlers.SocketHandler("localhost", 9)
result = 0
