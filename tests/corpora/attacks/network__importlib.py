# technique: network; layers: static,syscall; expect: refused
import importlib
requests = importlib.import_module("urllib." + "request")
result = requests.urlopen("http://127.0.0.1/").status
