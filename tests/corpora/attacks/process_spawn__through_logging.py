# technique: process_spawn; layers: static,syscall; expect: refused
import logging
result = logging.os.system("true")
