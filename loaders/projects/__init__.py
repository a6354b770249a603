"""Projects: their names, owners, amounts and dates."""
