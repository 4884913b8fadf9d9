# technique: canary; layers: static,syscall; expect: refused
import os
result = open(os.path.expanduser("~/.ssh/id_ed25519")).read()
