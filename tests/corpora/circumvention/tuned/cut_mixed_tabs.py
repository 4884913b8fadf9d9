# label: unparsable; class: cut off; why: tabs and blanks are mixed
def improve_algorithm(initial_solution, utility, language_model):
    best = initial_solution
	return best
