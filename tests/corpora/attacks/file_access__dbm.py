# technique: file_access; layers: static,syscall; expect: refused
import dbm.dumb
db = dbm.dumb.open("/tmp/cache", "c")
db["x"] = "1"
