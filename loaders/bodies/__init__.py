"""Public bodies: what one is made of, whose it is, and where bodies stand in a text."""
