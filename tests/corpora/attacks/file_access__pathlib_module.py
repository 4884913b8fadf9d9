# technique: file_access; layers: static,syscall; expect: refused
import pathlib
result = [str(p) for p in pathlib.Path("/").iterdir()]
