def relax(graph, node, cost):
    node.cost = cost
    graph.version += 1
class N: cost = None
class G: version = 0
g, n = G(), N()
relax(g, n, 3)
def configure(options, **extra):
    options.depth = extra.get("depth", 1)
    return options
result = [n.cost, g.version, configure(N(), depth=4).depth]
