import heapq

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    """Beam search over programs: keep the k best, ask for variants of each."""
    expertise = "You are an expert in combinatorial optimisation."
    width, depth = 3, 2
    beam = [(utility(initial_solution), initial_solution)]
    seen = {initial_solution}
    for level in range(depth):
        messages = [
            f"Level {level}. Improve this solution, whose score is {score}:\n```python\n{program}\n```\n{utility.str}"
            for score, program in beam
        ]
        replies = language_model.batch_prompt(expertise, messages, temperature=0.5 + 0.2 * level)
        for code in extract_code(replies):
            if code and code not in seen and utility.budget > 0:
                seen.add(code)
                beam.append((utility(code), code))
        beam = heapq.nlargest(width, beam, key=lambda pair: pair[0])
    return max(beam, key=lambda pair: pair[0])[1]
