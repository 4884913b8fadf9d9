# technique: resource_exhaustion; layers: static,syscall; expect: observed
import os
os.nice(-20)
