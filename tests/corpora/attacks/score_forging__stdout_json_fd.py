# technique: score_forging; layers: static,container; expect: refused
from os import write
write(3, b'{"type": "returned", "value": 1}')
