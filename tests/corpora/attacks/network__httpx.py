# technique: network; layers: static,syscall; expect: refused
try:
    import httpx
    result = httpx.get("http://example.com").text
except ImportError:
    import urllib.request as r
    result = r.urlopen("http://example.com").read()
