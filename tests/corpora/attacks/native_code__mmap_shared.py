# technique: native_code; layers: static; expect: refused
import mmap
m = mmap.mmap(-1, 4096)
m.write(b"state")
