# technique: file_access; layers: static; expect: refused
import shutil
shutil.rmtree("/tmp/work", ignore_errors=True)
result = 0
