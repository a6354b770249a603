"""One module a diagram: `draw(source, selection) -> Drawing`, with the CONSTRUCT query that feeds it beside it."""
