# technique: file_access; layers: static,syscall; expect: refused
import numpy
result = numpy.genfromtxt("/etc/passwd", dtype=str).tolist()
