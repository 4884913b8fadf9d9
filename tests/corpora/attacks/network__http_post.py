# technique: network; layers: static,syscall; expect: refused
import json, urllib.request
req = urllib.request.Request("http://127.0.0.1:8080/score", data=json.dumps({"score": 1}).encode())
urllib.request.urlopen(req, timeout=1)
