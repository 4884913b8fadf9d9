def summarise(list, dict, type="mean", input=None, id=0, dir="up", filter=None, map=None, vars=()):
    total = 0
    for item in list:
        total += item
    return {"type": type, "total": total, "id": id, "dir": dir, "vars": len(vars)}
result = summarise([1, 2], {}, vars=(1, 2))
