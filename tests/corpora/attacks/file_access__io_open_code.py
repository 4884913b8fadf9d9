# technique: file_access; layers: static,syscall; expect: refused
import io
result = io.open_code("/etc/passwd").read().decode()
