"""Sort 15 floats between 0 and 100. Score: how near the answer comes."""
