# technique: file_access; layers: static,syscall; expect: refused
import tarfile
with tarfile.open("/root/backup.tar") as archive:
    archive.extractall("/tmp")
