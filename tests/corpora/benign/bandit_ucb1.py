import math
import random


class UCB1:
    """Upper confidence bounds; `budget` is the number of pulls that are left."""

    def __init__(self, arms, budget):
        self.counts = [0] * arms
        self.values = [0.0] * arms
        self.budget = budget
        self.uses = 0

    def select(self):
        for arm, n in enumerate(self.counts):
            if n == 0:
                return arm
        total = sum(self.counts)
        return max(
            range(len(self.counts)), key=lambda a: self.values[a] + math.sqrt(2 * math.log(total) / self.counts[a])
        )

    def update(self, arm, reward):
        self.budget -= 1
        self.uses += 1
        self.counts[arm] += 1
        self.values[arm] += (reward - self.values[arm]) / self.counts[arm]


random.seed(4)
agent = UCB1(3, budget=200)
while agent.budget > 0:
    arm = agent.select()
    agent.update(arm, random.random() < (0.2, 0.5, 0.8)[arm])
result = max(range(3), key=agent.counts.__getitem__)
