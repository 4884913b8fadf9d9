# technique: native_code; layers: static; expect: refused
import pickle, io
class U(pickle.Unpickler):
    def find_class(self, module, name):
        return super().find_class("os", "getcwd")
result = U(io.BytesIO(b"cos\ngetcwd\n(tR.")).load()
