# technique: kernel_interface; layers: static,syscall; expect: refused
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSTI, b"x")
