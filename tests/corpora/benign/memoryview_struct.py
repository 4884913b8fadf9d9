import struct
import array

def crc(data: bytes) -> int:
    table = []
    for n in range(256):
        c = n
        for _ in range(8):
            c = 0xEDB88320 ^ (c >> 1) if c & 1 else c >> 1
        table.append(c)
    value = 0xFFFFFFFF
    for byte in memoryview(data):
        value = table[(value ^ byte) & 0xFF] ^ (value >> 8)
    return value ^ 0xFFFFFFFF

packed = struct.pack("<IHd", 7, 2, 0.5)
view = memoryview(packed).cast("B")
result = [crc(b"123456789"), list(view[:4]), struct.unpack_from("<I", packed)[0], array.array("i", [1, 2]).tolist()]
