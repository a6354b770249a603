"""Tests of viz/briefs."""
