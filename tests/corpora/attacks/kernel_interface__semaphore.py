# technique: kernel_interface; layers: static; expect: refused
import _multiprocessing
_multiprocessing.SemLock(1, 1, 1, "/x", True)
