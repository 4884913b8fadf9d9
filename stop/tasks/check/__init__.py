"""Attacks a task before it is trusted: is it drawn and scored soundly, and what can cheat its score?"""
