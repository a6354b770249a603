"""One module a kind of chart; each has `draw(store, selection) -> Chart`, and QUERIES: what its numbers come from."""
