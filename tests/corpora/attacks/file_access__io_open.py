# technique: file_access; layers: static,syscall; expect: refused
import io
result = io.open("/proc/self/environ").read()
