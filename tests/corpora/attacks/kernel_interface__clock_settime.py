# technique: kernel_interface; layers: static,syscall; expect: refused
import time
time.clock_settime(time.CLOCK_REALTIME, 0)
