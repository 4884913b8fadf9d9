def algorithm(nodes, edges):
    return list(range(nodes))
