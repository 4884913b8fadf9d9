# technique: file_access; layers: static,syscall; expect: refused
import plistlib
result = plistlib.load(open("/etc/x.plist", "rb"))
