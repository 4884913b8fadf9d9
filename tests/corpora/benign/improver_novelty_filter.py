import difflib

from helpers import extract_code


def too_similar(code, archive, threshold=0.97):
    return any(difflib.SequenceMatcher(None, code, other).ratio() > threshold for other in archive)


def improve_algorithm(initial_solution, utility, language_model):
    archive = [initial_solution]
    scores = {initial_solution: utility(initial_solution)}
    for _round in range(3):
        best = max(archive, key=scores.__getitem__)
        worst = min(archive, key=scores.__getitem__)
        message = (
            f"Best ({scores[best]:.3f}):\n```python\n{best}\n```\n"
            f"Worst ({scores[worst]:.3f}):\n```python\n{worst}\n```\n"
            "Write something better than the best and unlike both."
        )
        for code in extract_code(language_model.prompt("Inventor", message, n_responses=3, temperature=0.95)):
            if code and utility.budget > 0 and not too_similar(code, archive):
                scores[code] = utility(code)
                archive.append(code)
    return max(archive, key=scores.__getitem__)
