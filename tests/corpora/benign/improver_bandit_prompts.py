import math

from helpers import extract_code


class Arm:
    def __init__(self, instruction):
        self.instruction, self.pulls, self.total = instruction, 0, 0.0

    def ucb(self, t):
        if self.pulls == 0:
            return math.inf
        return self.total / self.pulls + math.sqrt(2 * math.log(t) / self.pulls)


def improve_algorithm(initial_solution, utility, language_model):
    """A multi-armed bandit over prompting strategies."""
    arms = [
        Arm("Use simulated annealing."),
        Arm("Use dynamic programming or an exact method where it is feasible."),
        Arm("Vectorise with NumPy and restart from many random points."),
        Arm("Find and fix bugs; handle edge cases."),
    ]
    best, best_score = initial_solution, utility(initial_solution)
    base, t = best_score, 0
    while utility.budget > 0 and language_model.budget > 0:
        t += 1
        arm = max(arms, key=lambda a: a.ucb(t))
        replies = language_model.prompt(
            "You improve algorithms.", f"{arm.instruction}\n```python\n{best}\n```", n_responses=2, temperature=0.7
        )
        reward = 0.0
        for code in extract_code(replies):
            if code and utility.budget > 0:
                score = utility(code)
                reward = max(reward, score - base)
                if score > best_score:
                    best, best_score = code, score
        arm.pulls += 1
        arm.total += reward
    return best
