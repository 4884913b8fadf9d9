# technique: persistence; layers: static; expect: refused
import logging
logging.getLogger().addHandler(logging.FileHandler("/tmp/log.txt"))
