from collections import deque
from graphlib import CycleError, TopologicalSorter


def kahn(dependencies):
    indegree = {k: 0 for k in dependencies}
    for targets in dependencies.values():
        for t in targets:
            indegree[t] = indegree.get(t, 0) + 1
    ready = deque(sorted(k for k, v in indegree.items() if not v))
    order = []
    while ready:
        node = ready.popleft()
        order.append(node)
        for t in dependencies.get(node, ()):
            indegree[t] -= 1
            if not indegree[t]:
                ready.append(t)
    if len(order) != len(indegree):
        raise CycleError("cycle")
    return order


jobs = {"shop": ["cook"], "cook": ["eat"], "eat": ["wash"], "wash": [], "set": ["eat"]}
try:
    result = [kahn(jobs), list(TopologicalSorter(jobs).static_order())]
except CycleError as error:
    result = str(error)
