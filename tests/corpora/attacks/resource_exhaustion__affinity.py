# technique: resource_exhaustion; layers: static,syscall; expect: observed
import os
os.sched_setaffinity(0, range(64))
