# label: unparsable; class: cut off; why: prose in place of a program
The improved algorithm first asks the model for several ideas and then scores each of them.
It keeps the sandbox on, since generated programs may be harmful.
