# technique: file_access; layers: static,syscall; expect: refused
import importlib
pathlib = importlib.import_module("pathlib")
result = pathlib.Path("/etc/hostname").read_text()
