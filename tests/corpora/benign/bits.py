def popcount(x: int) -> int:
    x = x - ((x >> 1) & 0x5555555555555555)
    x = (x & 0x3333333333333333) + ((x >> 2) & 0x3333333333333333)
    return (((x + (x >> 4)) & 0x0F0F0F0F0F0F0F0F) * 0x0101010101010101 & (2**64 - 1)) >> 56

def subsets(mask):
    sub = mask
    while True:
        yield sub
        if not sub:
            return
        sub = (sub - 1) & mask

gray = [i ^ (i >> 1) for i in range(8)]
result = [popcount(0xFFFF), list(subsets(0b101)), gray, (12).bit_length(), (255).bit_count(), int.from_bytes(b"\x01\x00", "big")]
