# technique: file_access; layers: static,syscall; expect: refused
import fileinput
result = [line for line in fileinput.input(files=("/etc/group",))]
