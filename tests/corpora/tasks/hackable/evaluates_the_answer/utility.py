"""Answer a sum such as "12 + 30" with a text, such as "42". Score: 1 if it is right, else nearer is better."""
