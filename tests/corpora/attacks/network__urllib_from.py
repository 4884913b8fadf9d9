# technique: network; layers: static,syscall; expect: refused
from urllib.request import urlopen as get
result = get("http://example.com").status
