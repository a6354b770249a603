"""What is read of the graph for a drawing: sources, things by their IRIs, what was chosen, where it all comes from."""
