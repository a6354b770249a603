"""What annotation and extraction are compared as: rows with a place, the text there, and the values of their fields."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.evaluation.agree import Value
from loaders.evaluation.kinds import KINDS

__all__ = ["Row", "Value", "plain"]


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of one side. `values` stand in the order of its kind's fields; empty is ''. `text` may be ''."""

    kind: str
    start: int
    end: int
    text: str
    values: tuple[Value, ...]

    def named(self) -> dict[str, Value]:
        """The values by the names of their fields."""
        return dict(zip((item.name for item in KINDS[self.kind].fields), self.values, strict=True))


def plain(value: Value) -> str:
    """A value as people read it: 100 and not 100.0.

    >>> plain(100.0), plain(0.59), plain("岁")
    ('100', '0.59', '岁')
    """
    if isinstance(value, str):
        return value
    return str(int(value)) if value.is_integer() else repr(value)
