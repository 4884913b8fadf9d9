# technique: file_access; layers: static,syscall; expect: refused
import tempfile
with tempfile.NamedTemporaryFile() as file:
    result = file.name
