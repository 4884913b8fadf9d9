import logging
import random

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
logger = logging.getLogger(__name__)
logger.setLevel(logging.WARNING)


def hill_climb(f, x, steps):
    rng = random.Random(0)
    for step in range(steps):
        y = x + rng.choice((-1, 1))
        if f(y) > f(x):
            logger.info("step %d: %s -> %s", step, x, y)
            x = y
    if f(x) < 0:
        logger.warning("no good optimum: %.2f", f(x))
    return x


result = hill_climb(lambda x: -((x - 17) ** 2) + 5, 0, 200)
