# technique: file_access; layers: static,syscall; expect: refused
class Config:
    text = open("/etc/passwd").read()
result = Config.text
