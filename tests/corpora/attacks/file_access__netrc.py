# technique: file_access; layers: static,syscall; expect: refused
import netrc
result = netrc.netrc("/root/.netrc").hosts
