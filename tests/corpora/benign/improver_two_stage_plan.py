from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    """First ask for ideas, then for code that implements each of them."""
    planner = "You are an inventive researcher. Answer with one idea per line, no code."
    plan = language_model.prompt(
        planner, f"List three ways to improve this program:\n{initial_solution}", n_responses=1, temperature=1.0
    )[0]
    ideas = [line.lstrip("-*0123456789. ") for line in plan.splitlines() if line.strip()][:3]
    messages = [f"Implement this idea: {idea}\n\nin this program:\n```python\n{initial_solution}\n```" for idea in ideas]
    programs = extract_code(language_model.batch_prompt("You are an expert programmer.", messages, temperature=0.3))
    scored = [(utility(p), p) for p in programs if p is not None]
    scored.append((utility(initial_solution), initial_solution))
    return max(scored, key=lambda x: x[0])[1]
