# label: unparsable; class: cut off; why: an object in place of a program, with words after it
{"idea": "use a genetic algorithm", "code": "..."} is my answer
