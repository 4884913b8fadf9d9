# technique: flood; layers: static,container; expect: observed
import logging
logging.basicConfig(level=logging.DEBUG)
while True:
    logging.debug("d" * 2000)
