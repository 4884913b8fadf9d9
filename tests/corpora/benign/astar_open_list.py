import heapq


def astar(grid, start, goal):
    """A*; the frontier is called `open`, as in every textbook."""
    h = lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    open = [(h(start), 0, start)]
    closed, came = set(), {}
    g = {start: 0}
    while open:
        _, cost, node = heapq.heappop(open)
        if node == goal:
            path = [node]
            while node in came:
                node = came[node]
                path.append(node)
            return path[::-1]
        closed.add(node)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            nxt = node[0] + dx, node[1] + dy
            if not (0 <= nxt[0] < len(grid) and 0 <= nxt[1] < len(grid[0])) or grid[nxt[0]][nxt[1]]:
                continue
            if nxt in closed or cost + 1 >= g.get(nxt, float("inf")):
                continue
            g[nxt], came[nxt] = cost + 1, node
            heapq.heappush(open, (cost + 1 + h(nxt), cost + 1, nxt))
    return None


maze = [[0, 0, 0, 1], [1, 1, 0, 1], [0, 0, 0, 0], [0, 1, 1, 0]]
result = astar(maze, (0, 0), (3, 3))
