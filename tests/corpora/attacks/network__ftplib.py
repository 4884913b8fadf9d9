# technique: network; layers: static,syscall; expect: refused
import ftplib
ftplib.FTP("ftp.example.com", timeout=1)
