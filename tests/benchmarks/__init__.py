"""Measurements, run by hand with `make bench`; not part of the tests."""
