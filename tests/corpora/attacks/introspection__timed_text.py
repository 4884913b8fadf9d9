# technique: introspection; layers: static; expect: refused
import timeit
result = timeit.timeit("__import__('os').getcwd()", number=1)
