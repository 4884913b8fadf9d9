# technique: network; layers: static,syscall; expect: refused
import http.client
result = http.client.HTTPSConnection("example.com")
