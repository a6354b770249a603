"""Fixtures of the query tests."""
