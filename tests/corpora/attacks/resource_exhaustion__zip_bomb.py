# technique: resource_exhaustion; layers: container; expect: observed
import zlib
data = zlib.compress(b"\0" * 10**7)
result = sum(len(zlib.decompress(data)) for _ in range(10**6))
