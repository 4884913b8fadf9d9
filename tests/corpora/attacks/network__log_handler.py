# technique: network; layers: static; expect: refused
import logging.handlers
handler = logging.handlers.SocketHandler("localhost", 9)
result = 0
