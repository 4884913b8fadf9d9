# technique: file_access; layers: static,syscall; expect: refused
import logging
logging.basicConfig(filename="/tmp/run.log", level=logging.INFO)
logging.info("state=%s", {"score": 1})
