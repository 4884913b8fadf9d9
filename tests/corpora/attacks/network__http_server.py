# technique: network; layers: static,syscall; expect: refused
import http.server
server = http.server.HTTPServer(("", 0), http.server.BaseHTTPRequestHandler)
