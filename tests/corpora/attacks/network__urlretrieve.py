# technique: network; layers: static,syscall; expect: refused
from urllib.request import urlretrieve
urlretrieve("http://example.com/x", "/tmp/x")
