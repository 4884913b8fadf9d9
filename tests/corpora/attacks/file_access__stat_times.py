# technique: file_access; layers: static; expect: refused
import os
result = os.stat("/etc/passwd").st_mtime
