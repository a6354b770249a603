"""Starlette's test client. It warns that it wants another version of its HTTP library; warnings are errors in tests."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

__all__ = ["TestClient"]
