# technique: network; layers: static,syscall; expect: refused
s = __import__("socket").socket()
result = s.fileno()
