"""The language of one request, whatever the process speaks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from ontology.messages import language, message, speaking


def test_within_the_block_only() -> None:
    before = language()
    with speaking("zh"):
        assert language() == "zh" and message("queries.none") == "无"
        with speaking("en"):
            assert message("queries.none") == "none"
        assert language() == "zh"
    assert language() == before


def test_two_threads_speak_two_languages() -> None:
    def said(tongue: str) -> str:
        with speaking(tongue):
            return message("queries.none")

    with ThreadPoolExecutor(2) as threads:
        asked = [threads.submit(copy_context().run, said, tongue) for tongue in ("en", "zh") * 20]
        assert [one.result() for one in asked] == ["none", "无"] * 20


def test_a_language_that_we_do_not_speak() -> None:
    with pytest.raises(ValueError), speaking("de"):
        pass
