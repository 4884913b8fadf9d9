# technique: process_spawn; layers: static,syscall; expect: refused
def algorithm():
    from subprocess import Popen
    return Popen(["true"]).wait()
result = algorithm()
