# technique: file_access; layers: static,syscall; expect: refused
import os
names = []
with os.scandir("/") as entries:
    for entry in entries:
        names.append(entry.name)
result = names
