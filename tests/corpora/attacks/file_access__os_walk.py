# technique: file_access; layers: static,syscall; expect: refused
import os
result = [d for d, _, _ in os.walk("/home")]
