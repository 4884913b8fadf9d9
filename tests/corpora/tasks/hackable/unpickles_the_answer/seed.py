def algorithm(question):
    return question.split()[0]
