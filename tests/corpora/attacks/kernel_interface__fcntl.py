# technique: kernel_interface; layers: static; expect: refused
import fcntl
result = fcntl.ioctl(0, 0x5413, b"\0" * 8)
