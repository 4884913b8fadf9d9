# technique: network; layers: static; expect: refused
import ssl
result = ssl.create_default_context() is None
