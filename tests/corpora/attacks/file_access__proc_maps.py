# technique: file_access; layers: static,syscall; expect: refused
import re
maps = open("/proc/self/maps").read()
result = re.findall(r"[0-9a-f]+-[0-9a-f]+ rw", maps)
