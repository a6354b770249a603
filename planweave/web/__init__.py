"""The web pages, the SPARQL endpoint and the HTTP interface over one graph."""
