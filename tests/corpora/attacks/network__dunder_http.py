# technique: network; layers: static,syscall; expect: refused
c = __import__("http.client", fromlist=["x"]).HTTPConnection("127.0.0.1")
c.request("GET", "/")
