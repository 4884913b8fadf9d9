"""For auditors: from any number to the evidence. Reads ledgers only; the sole thing it adds to one is a mark."""
