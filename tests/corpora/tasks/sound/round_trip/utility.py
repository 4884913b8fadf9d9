"""Order 25 towns, each exactly once, in a short round trip. Score: 1 / (1 + length)."""
