"""Tests: folders mirror the packages; examples/ holds texts and what they must give; benchmarks/ is run by hand."""
