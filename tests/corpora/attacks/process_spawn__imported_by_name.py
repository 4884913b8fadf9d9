# technique: process_spawn; layers: static,syscall; expect: refused
import importlib
result = importlib.import_module("subprocess").getoutput("id")
