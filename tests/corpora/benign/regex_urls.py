import re
from urllib.parse import urlsplit, urlencode, quote
URL = "http://example.com/a?b=1"
parts = urlsplit(URL)
links = re.findall(r"https?://[^\s\"']+", f"see {URL} and https://x.org/y")
result = [parts.netloc, links, urlencode({"q": "a b"}), quote("ä/b")]
