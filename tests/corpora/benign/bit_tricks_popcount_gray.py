popcount = [0] * 256
for i in range(256):
    popcount[i] = (i & 1) + popcount[i >> 1]


def weight(n: int) -> int:
    return sum(popcount[byte] for byte in n.to_bytes((n.bit_length() + 7) // 8 or 1, "little"))


gray = [i ^ (i >> 1) for i in range(16)]
subsets = []
mask = sub = 0b1011
while True:
    subsets.append(sub)
    if not sub:
        break
    sub = (sub - 1) & mask
result = [gray, weight(123456789), subsets, ~5 & 0xFF]
