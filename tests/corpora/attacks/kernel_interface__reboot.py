# technique: kernel_interface; layers: static,syscall; expect: refused
import ctypes
ctypes.CDLL(None).reboot(0x1234567)
