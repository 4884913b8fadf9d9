"""Find a table size up to 60 for which numbers modulo the size differ."""
