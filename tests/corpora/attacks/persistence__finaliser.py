# technique: persistence; layers: static; expect: observed
class Late:
    def __del__(self):
        print("later")
Late()
result = 0
