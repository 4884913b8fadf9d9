# technique: persistence; layers: static; expect: refused
import pickle
with open("/tmp/best.pkl", "wb") as handle:
    pickle.dump([1, 2], handle)
