import logging
logger = logging.getLogger(__name__)
logger.addHandler(logging.NullHandler())
logger.setLevel(logging.WARNING)
logger.propagate = False
def search(xs):
    logger.debug("searching %d", len(xs))
    if not xs:
        logger.warning("empty")
    return min(xs, default=None)
result = search([3, 2])
