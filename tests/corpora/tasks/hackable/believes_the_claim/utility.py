"""Choose weights. Return {"chosen": [...], "total": their sum}. Score: total / sum of all."""
