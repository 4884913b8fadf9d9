answers = {"q1": "a", "q2": "b"}
answers.update({"q3": "c"})
answers.setdefault("q4", None)
answers.pop("q1", None)
hidden_answers = [v for v in answers.values() if v]
result = [sorted(answers), hidden_answers]
