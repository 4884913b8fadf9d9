# technique: network; layers: static; expect: refused
import http.client
result = http.client.HTTPSConnection("example.com")
