# technique: file_access; layers: static,syscall; expect: refused
import io
reader = getattr(io, "open")
result = reader("/etc/os-release").readline()
