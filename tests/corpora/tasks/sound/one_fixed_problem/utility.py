"""Place `count` circles [x, y, r] in the unit square without overlap. Score: the sum of radii / 1.6."""
