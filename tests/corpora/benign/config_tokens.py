TOKENS = {"NUMBER": r"\d+", "IDENT": r"[a-z]+", "END_TOKEN": r"$"}
api_key_names = ["token", "secret"]
settings = {"token_count": 5, "max_tokens": 1024}
password_strength = lambda s: sum(c.isdigit() for c in s)
result = [settings["max_tokens"], settings.get("token"), password_strength("a1b2"), sorted(TOKENS)]
