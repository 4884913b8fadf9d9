# technique: network; layers: static,syscall; expect: refused
import selectors, socket
sel = selectors.DefaultSelector()
a, b = socket.socket(), None
sel.register(a, selectors.EVENT_READ)
