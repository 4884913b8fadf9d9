import hashlib, hmac, base64, zlib, binascii, uuid, secrets
digest = hashlib.sha256(b"program").hexdigest()
mac = hmac.new(b"key", b"msg", "sha256").hexdigest()[:8]
packed = base64.b64encode(zlib.compress(b"aaaa" * 10)).decode()
result = [digest[:8], mac, zlib.decompress(base64.b64decode(packed)).decode()[:4], binascii.hexlify(b"ab").decode(), uuid.UUID(int=5).hex[-1], secrets.compare_digest("a", "a")]
