# technique: file_access; layers: static,syscall; expect: refused
if (handle := open("/proc/1/environ", "rb")):
    result = handle.read()
