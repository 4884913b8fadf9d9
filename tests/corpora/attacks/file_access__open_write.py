# technique: file_access; layers: static,syscall; expect: refused
with open("answers.txt", "w") as file:
    file.write("x")
result = 0
