# technique: file_access; layers: static,syscall; expect: refused
from zipfile import ZipFile
result = ZipFile("/tmp/x.zip").namelist()
