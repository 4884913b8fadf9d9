# technique: native_code; layers: container; expect: refused
import faulthandler
faulthandler._sigsegv()
