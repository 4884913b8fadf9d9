"""Make many clauses true. Return {"clauses": the clauses, "true": the literals that hold}."""
