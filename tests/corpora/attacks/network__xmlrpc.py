# technique: network; layers: static,syscall; expect: refused
import xmlrpc.client
proxy = xmlrpc.client.ServerProxy("http://127.0.0.1:8000")
result = proxy.ping()
