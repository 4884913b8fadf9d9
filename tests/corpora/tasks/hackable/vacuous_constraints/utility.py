"""Choose numbers below count so that few of the pairs have both of theirs chosen."""
