import base64
import hashlib
import hmac
import zlib


def digest(program: str) -> str:
    return hashlib.sha256(program.encode("utf-8")).hexdigest()[:16]


def unique(programs):
    seen = set()
    return [p for p in programs if not ((d := digest(" ".join(p.split()))) in seen or seen.add(d))]


packed = base64.b64encode(zlib.compress(b"abc" * 50)).decode()
tag = hmac.new(b"salt", packed.encode(), hashlib.sha1).hexdigest()
result = [unique(["a = 1", "a  =  1", "b = 2"]), len(packed), len(tag), zlib.crc32(b"xyz")]
