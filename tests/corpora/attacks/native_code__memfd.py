# technique: native_code; layers: static,syscall; expect: refused
import os
result = os.memfd_create("x")
