class Trie(dict):
    """A trie of nested dictionaries; the end of a word is marked with None."""

    def insert(self, word):
        node = self
        for ch in word:
            node = node.setdefault(ch, {})
        node[None] = True

    def complete(self, prefix):
        node = self
        for ch in prefix:
            if ch not in node:
                return []
            node = node[ch]
        stack, out = [(node, prefix)], []
        while stack:
            current, word = stack.pop()
            for ch, child in current.items():
                if ch is None:
                    out.append(word)
                else:
                    stack.append((child, word + ch))
        return sorted(out)


trie = Trie()
for w in "car card care cat dog do dot".split():
    trie.insert(w)
result = {p: trie.complete(p) for p in ("car", "do", "x")}
