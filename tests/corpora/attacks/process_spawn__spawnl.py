# technique: process_spawn; layers: static,syscall; expect: refused
import os
result = os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "id")
