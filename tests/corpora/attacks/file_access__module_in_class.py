# technique: file_access; layers: static,syscall; expect: refused
class Tools:
    import os as operating_system
result = Tools.operating_system.listdir("/")
