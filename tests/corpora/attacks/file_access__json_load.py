# technique: file_access; layers: static,syscall; expect: refused
import json
with open("config.json") as fh:
    result = json.load(fh)
