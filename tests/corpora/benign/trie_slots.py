class TrieNode:
    __slots__ = ("children", "terminal", "__weakref__")
    def __init__(self):
        self.children = {}
        self.terminal = False
class Trie:
    def __init__(self, words=()):
        self.root = TrieNode()
        for w in words:
            self.insert(w)
    def insert(self, word):
        node = self.root
        for ch in word:
            node = node.children.setdefault(ch, TrieNode())
        node.terminal = True
    def __contains__(self, word):
        node = self.root
        for ch in word:
            if (node := node.children.get(ch)) is None:
                return False
        return node.terminal
    def __iter__(self):
        stack = [(self.root, "")]
        while stack:
            node, prefix = stack.pop()
            if node.terminal:
                yield prefix
            stack.extend((c, prefix + k) for k, c in sorted(node.children.items(), reverse=True))
t = Trie(["tea", "ten", "to"])
result = ["ten" in t, "te" in t, list(t)]
