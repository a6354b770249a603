"""The front of a document, before its first heading: titles, who issued it, what place and period it is for."""
