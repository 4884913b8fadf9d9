# technique: score_forging; layers: static,container; expect: refused
import os
os.write(3, b"\x05\x00\x00\x00\x20" + b"\x00" * 32)
