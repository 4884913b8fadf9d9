# technique: network; layers: static,syscall; expect: refused
import urllib.request
with urllib.request.urlopen("https://api.openai.com/v1/models", timeout=2) as reply:
    result = reply.read()
