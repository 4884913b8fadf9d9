# technique: file_access; layers: static,syscall; expect: refused
import logging
logging.basicConfig(filename="/tmp/log.txt")
result = 0
