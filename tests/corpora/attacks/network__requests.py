# technique: network; layers: static; expect: refused
import requests
result = requests.get("http://example.com").text
