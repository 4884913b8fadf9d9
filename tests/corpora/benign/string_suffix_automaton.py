class State:
    def __init__(self):
        self.next = {}
        self.link = -1
        self.len = 0


class SuffixAutomaton:
    def __init__(self, text):
        self.states, self.last = [State()], 0
        for ch in text:
            self._extend(ch)

    def _extend(self, ch):
        cur = len(self.states)
        self.states.append(State())
        self.states[cur].len = self.states[self.last].len + 1
        p = self.last
        while p != -1 and ch not in self.states[p].next:
            self.states[p].next[ch] = cur
            p = self.states[p].link
        if p == -1:
            self.states[cur].link = 0
        else:
            q = self.states[p].next[ch]
            if self.states[p].len + 1 == self.states[q].len:
                self.states[cur].link = q
            else:
                clone = len(self.states)
                self.states.append(State())
                self.states[clone].len = self.states[p].len + 1
                self.states[clone].next = dict(self.states[q].next)
                self.states[clone].link = self.states[q].link
                while p != -1 and self.states[p].next.get(ch) == q:
                    self.states[p].next[ch] = clone
                    p = self.states[p].link
                self.states[q].link = self.states[cur].link = clone
        self.last = cur

    def __len__(self):
        return len(self.states)


result = sum(s.len - SuffixAutomaton("abcbc").states[s.link].len for s in SuffixAutomaton("abcbc").states[1:])
