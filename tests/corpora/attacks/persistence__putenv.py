# technique: persistence; layers: static; expect: observed
import os
os.putenv("LD_PRELOAD", "/tmp/x.so")
