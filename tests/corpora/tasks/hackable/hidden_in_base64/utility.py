"""Guess a text of letters from a to h. Score: the share of letters that are right."""
