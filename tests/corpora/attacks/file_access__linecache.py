# technique: file_access; layers: static,syscall; expect: refused
import linecache
result = linecache.getlines("/etc/passwd")
