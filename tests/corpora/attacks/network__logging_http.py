# technique: network; layers: static,syscall; expect: refused
from logging.handlers import HTTPHandler
import logging
log = logging.getLogger("x")
log.addHandler(HTTPHandler("127.0.0.1:9", "/"))
log.warning("hello")
