# technique: introspection; layers: static; expect: refused
os = __import__("o" + "s")
result = os.getcwd()
