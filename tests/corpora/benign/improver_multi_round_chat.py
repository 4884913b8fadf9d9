from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    transcript = []

    def say(role, text):
        transcript.append(f"{role.upper()}: {text}")
        return "\n\n".join(transcript[-6:])

    conversation = say("user", f"Improve this program:\n```python\n{initial_solution}\n```")
    best = (utility(initial_solution), initial_solution)
    for turn in range(3):
        reply = language_model.prompt("You take part in a code review.", conversation)[0]
        code = extract_code(reply)
        say("assistant", reply)
        if code is None:
            conversation = say("user", "Please answer with one code block.")
            continue
        score = utility(code)
        best = max(best, (score, code))
        conversation = say("user", f"That scored {score:.3f}; the best so far is {best[0]:.3f}. Go on.")
    return best[1]
