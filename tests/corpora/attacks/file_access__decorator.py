# technique: file_access; layers: static,syscall; expect: refused
def reading(path):
    def wrap(function):
        with open(path) as handle:
            function.text = handle.read()
        return function
    return wrap
@reading("/etc/passwd")
def algorithm():
    return algorithm.text
result = algorithm()
