from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    reply = language_model.prompt("Expert", f"Improve:\n```python\n{initial_solution}\n```")[0]
    code = extract_code(reply) or initial_solution
    return max((initial_solution, code), key=utility)


if __name__ == "__improver_demo__":

    class DummyModel:
        budget = 1
        max_responses_per_call = 1

        def prompt(self, expertise, message, n_responses=1, temperature=0.7):
            return ["```python\nprint('hello')\n```"] * n_responses

    print(improve_algorithm("print('hi')", len, DummyModel()))
