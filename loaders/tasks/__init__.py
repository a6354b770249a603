"""Tasks: lists of bodies behind them, who is assigned what, initiatives and themes."""
