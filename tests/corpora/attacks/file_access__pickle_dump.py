# technique: file_access; layers: static,syscall; expect: refused
import pickle
pickle.dump({"a": 1}, open("/tmp/state.pkl", "wb"))
