# technique: kernel_interface; layers: static,syscall; expect: refused
import socket
socket.sethostname("pwned")
