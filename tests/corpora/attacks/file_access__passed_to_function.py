# technique: file_access; layers: static,syscall; expect: refused
import os as platform_tools
def call(module):
    return module.listdir("/")
result = call(platform_tools)
