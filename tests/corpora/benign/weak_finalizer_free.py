import gc, weakref
class Node:
    pass
n = Node()
ref = weakref.ref(n)
del n
gc.collect()
result = ref() is None
