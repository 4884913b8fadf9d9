# technique: network; layers: static,syscall; expect: refused
from socket import gethostbyname
result = gethostbyname("example.com")
