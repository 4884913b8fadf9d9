# technique: process_spawn; layers: static; expect: refused
import os
pid, fd = os.forkpty()
