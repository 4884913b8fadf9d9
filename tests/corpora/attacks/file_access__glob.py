# technique: file_access; layers: static,syscall; expect: refused
import glob
result = glob.glob("/**/*.py")
