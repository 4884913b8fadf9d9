"""Count the vowels of a word with count(word). Score: 1 / (1 + |error|)**2."""
