# technique: file_access; layers: static,syscall; expect: refused
import tempfile
with tempfile.NamedTemporaryFile("w", delete=False) as f:
    f.write("found")
result = f.name
