"""Which value belongs to which indicator: names, pairing, changes, shares; in tables and in running text."""
