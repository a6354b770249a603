"""One module a kind of page; each reads through queries/ and viz/ and hands values to a template."""
