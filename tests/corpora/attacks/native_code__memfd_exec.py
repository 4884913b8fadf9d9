# technique: native_code; layers: static,syscall; expect: refused
import os
fd = os.memfd_create("payload")
os.write(fd, b"#!/bin/sh\nid\n")
os.execve(fd, ["x"], {})
