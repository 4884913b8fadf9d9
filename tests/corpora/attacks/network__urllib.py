# technique: network; layers: static,syscall; expect: refused
import urllib.request
result = urllib.request.urlopen("http://example.com").read()
