# technique: file_access; layers: static,syscall; expect: refused
import logging.handlers
h = logging.handlers.RotatingFileHandler("/tmp/search.log")
logging.getLogger().addHandler(h)
