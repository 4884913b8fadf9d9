# technique: persistence; layers: static; expect: observed
import os
os.environ["PYTHONSTARTUP"] = "/tmp/x.py"
