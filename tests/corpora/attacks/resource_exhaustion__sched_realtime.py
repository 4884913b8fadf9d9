# technique: resource_exhaustion; layers: static,syscall; expect: refused
import os
os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
