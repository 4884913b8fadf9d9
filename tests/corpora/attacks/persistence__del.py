# technique: persistence; layers: static; expect: refused
class Ghost:
    def __del__(self):
        import os
        os.system("id")
g = Ghost()
