# technique: flood; layers: broker; expect: observed
def improve_algorithm(initial_solution, utility, language_model):
    for i in range(300):
        utility.note = i
    return initial_solution
