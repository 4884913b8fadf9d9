class Instruction:
    def __init__(self, op, arg=None):
        self.op, self.arg = op, arg
class VM:
    def __init__(self):
        self.stack = []
    def exec(self, program):
        for ins in program:
            handler = getattr(self, f"op_{ins.op}")
            handler(ins.arg)
        return self.stack[-1]
    def op_push(self, arg): self.stack.append(arg)
    def op_add(self, _): self.stack.append(self.stack.pop() + self.stack.pop())
    def op_mul(self, _): self.stack.append(self.stack.pop() * self.stack.pop())
    def eval(self, text):
        return self.exec([Instruction(*(p.split(":") + [None])[:2]) if ":" not in p else Instruction("push", int(p.split(":")[1])) for p in text.split()])
result = VM().eval("push:2 push:3 add push:4 mul")
