"""Order 15 towns in a short round trip, each once. Score: 1 - length / 15."""
