import os
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ["OPENBLAS_NUM_THREADS"] = "1"
DEBUG = os.environ.get("DEBUG", "0") == "1"
VERBOSE = bool(int(os.getenv("VERBOSE", "0")))
result = [DEBUG, VERBOSE, "PATH" in os.environ or True]
