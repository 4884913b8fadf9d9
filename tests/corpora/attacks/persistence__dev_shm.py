# technique: persistence; layers: static; expect: refused
with open("/dev/shm/state", "wb") as f:
    f.write(b"best")
