# technique: network; layers: static,syscall; expect: refused
import logging, logging.handlers
logging.getLogger().addHandler(logging.handlers.SysLogHandler(address=("127.0.0.1", 514)))
