# technique: kernel_interface; layers: static; expect: refused
import os
os.unshare(0x10000000)
result = 0
