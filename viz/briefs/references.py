"""References to plans: GB/T 7714 entries and BibTeX. What a plan does not say is left out, never made up."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.names import content_hash
from ontology.errors import InputError
from queries.compare.sides import Plan
from viz.briefs.model import Brief

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_:.-]*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_COLUMNS = ("plan", "url", "accessed")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a plan was found on the web, and on which day ('' if not known)."""

    url: str
    accessed: str


def gbt_entry(plan: Plan, address: Address | None = None) -> str:
    """The entry for a plan: body. title: number[Z]. date. With an address [EB/OL], (date)[day of citation]. URL.

    >>> gbt_entry(Plan("p", "某市规划", "", "某市人民政府", "", "2021-12", "", "", "", 0, 0, 0, ""))
    '某市人民政府. 某市规划[Z]. 2021-12.'
    """
    title = f"{plan.title or plan.id}: {plan.number}" if plan.number else plan.title or plan.id
    body = f"{plan.issuer}. " if plan.issuer else ""
    if address is None:
        return f"{body}{title}[Z]." + (f" {plan.issued}." if plan.issued else "")
    dates = (f"({plan.issued})" if plan.issued else "") + (f"[{address.accessed}]" if address.accessed else "")
    return f"{body}{title}[EB/OL]. " + (f"{dates}. " if dates else "") + f"{address.url}."


def bibtex_key(plan_id: str) -> str:
    """A key that stays: the plan's id where BibTeX takes it, else `plan-` and the hash of the id.

    >>> bibtex_key("tongliao-plan")
    'tongliao-plan'
    """
    return plan_id if _KEY.fullmatch(plan_id) else f"plan-{content_hash(plan_id)}"


def bibtex_entry(plan: Plan, address: Address | None = None) -> str:
    """The plan as a @misc (BibTeX and biblatex read it), with those fields that are known."""
    fields = [
        ("author", _braced(plan.issuer)),
        ("title", _braced(plan.title or plan.id)),
        ("number", _plain(plan.number)),
    ]
    if plan.issued:
        fields += [("date", plan.issued), ("year", plan.issued[:4])]
        fields += [("month", str(int(plan.issued[5:7])))] if len(plan.issued) > 4 else []
    if address is not None:
        fields += [("url", address.url), ("urldate", address.accessed)]
    fields += [("langid", "chinese"), ("note", f"sha256 of the text read: {plan.sha256}" if plan.sha256 else "")]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@misc{{{bibtex_key(plan.id)},", *lines, "}\n"])


def bibtex(plans: Sequence[Plan], addresses: Mapping[str, Address]) -> str:
    """A .bib file: the plans by id, an empty line between them."""
    ordered = sorted(plans, key=lambda plan: plan.id)
    return "\n".join(bibtex_entry(plan, addresses.get(plan.id)) for plan in ordered)


def _plain(text: str) -> str:
    return "".join(_ESCAPES.get(char, char) for char in text)


def _braced(text: str) -> str:
    """Text that must be taken as it stands (a body is no first and last name)."""
    return f"{{{_plain(text)}}}" if text else ""


def read_addresses(path: Path, plans: Sequence[Plan]) -> dict[str, Address]:
    """A table (plan,url,accessed) as addresses by plan. InputError names file, line and what to do."""
    known = {plan.id for plan in plans}
    found: dict[str, Address] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            if tuple(reader.fieldnames or ())[:2] != _COLUMNS[:2]:
                raise InputError("briefs.addresses_header", path=path, columns=",".join(_COLUMNS))
            for row in reader:
                line, plan = reader.line_num, (row["plan"] or "").strip()
                url, accessed = (row["url"] or "").strip(), (row.get("accessed") or "").strip()
                if plan not in known:
                    raise InputError("briefs.addresses_plan", path=path, line=line, plan=plan)
                if not re.fullmatch(r"https?://\S+", url):
                    raise InputError("briefs.addresses_url", path=path, line=line, url=url)
                if accessed and not _DATE.fullmatch(accessed):
                    raise InputError("briefs.addresses_date", path=path, line=line, date=accessed)
                found[plan] = Address(url, accessed)
    except FileNotFoundError as error:
        raise InputError("loaders.missing", path=path) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError("briefs.addresses_unreadable", path=path, detail=error) from error
    return found


def render_bibtex(brief: Brief) -> bytes:
    """The .bib file of a brief."""
    return brief.bibtex.encode("utf-8")
