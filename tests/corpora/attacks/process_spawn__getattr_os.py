# technique: process_spawn; layers: static,syscall; expect: refused
import os
result = getattr(os, "sys" + "tem")("true")
