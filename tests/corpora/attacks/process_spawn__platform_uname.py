# technique: process_spawn; layers: static,syscall; expect: refused
import platform
platform.os.system("id")
