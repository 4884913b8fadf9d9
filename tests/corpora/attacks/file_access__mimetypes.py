# technique: file_access; layers: static,syscall; expect: refused
import mimetypes
mimetypes.init(["/etc/passwd"])
