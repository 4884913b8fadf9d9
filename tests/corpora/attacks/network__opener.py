# technique: network; layers: static,syscall; expect: refused
import urllib.request as u
o = u.build_opener()
result = o.open("http://127.0.0.1:1/").read()
