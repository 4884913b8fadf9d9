# label: on; class: other technique; why: an optional library is imported by a statement and notes are written
from helpers import extract_code

try:
    from sklearn.feature_extraction.text import TfidfVectorizer
except ImportError:
    TfidfVectorizer = None

def improve_algorithm(initial_solution, utility, language_model):
    codes = [c for c in extract_code(language_model.batch_prompt("Expert", [initial_solution] * 5)) if c]
    if TfidfVectorizer is not None and codes:
        matrix = TfidfVectorizer().fit_transform(codes)
        codes = [codes[i] for i in range(matrix.shape[0])]
    with open("notes.txt", "w") as notes:
        notes.write("\n".join(codes))
    return max(codes + [initial_solution], key=lambda c: utility(c, use_sandbox=True))
