"""One module a diagram: `draw(source, choice) -> Drawing`, with the CONSTRUCT query that feeds it beside it."""
