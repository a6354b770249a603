"""The one error base: what went wrong, where, and the way out; in two languages, with an exit code."""

from __future__ import annotations

from ontology.messages import message


class PlanweaveError(Exception):
    """An error for the person at the keyboard.

    `key` names a row of data/messages/*.csv; `values` fill its braces. The text is made when it is read, so the
    language chosen on the command line holds for errors raised anywhere.
    """

    exit_code = 1

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        return message(self.key, **self.values)

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process boundary whole (workers raise these)."""
        return _rebuild, (type(self), self.key, self.values)


def _rebuild(kind: type[PlanweaveError], key: str, values: dict[str, object]) -> PlanweaveError:
    return kind(key, **values)


class UsageError(PlanweaveError):
    """The call's words are off: an unknown name, a parameter that does not fit."""

    exit_code = 2


class InputError(PlanweaveError):
    """A file cannot be read as a plan."""

    exit_code = 3


class StoreError(PlanweaveError):
    """The graph's store cannot be opened, read or written."""

    exit_code = 4


class QueryError(PlanweaveError):
    """A SPARQL query is broken, not allowed, or went past a limit."""

    exit_code = 5
