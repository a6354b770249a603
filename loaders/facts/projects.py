"""Named capital, construction and IT projects, once a section. In: a reading. Out: ProjectFact.

Headings of a chapter of projects and rows of tables of projects are projects with all that their text says of them,
and a row of its own for each phase; in running text a project has what its own sentence says after its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from loaders.model import ProjectFact
from loaders.outline import Section
from loaders.projects.attributes import Attributes, place_before, read_attributes, tells_one_sum
from loaders.projects.continued import continued
from loaders.projects.headings import is_programme, is_work_on, looks_named, names_works, several, told_in_turn
from loaders.projects.kinds import kind_of
from loaders.projects.measures import money_before
from loaders.projects.merged import once_each
from loaders.projects.names import candidates
from loaders.projects.owners import Owned, shown
from loaders.projects.parts import PROJECT, Candidate, phase_of
from loaders.projects.phases import Phase, phase_name, phased
from loaders.projects.scope import closes_list, said_together
from loaders.projects.shares import told_apart
from loaders.projects.tables import TASK_RULE, tabled_projects
from loaders.projects.words import project_words, word_value
from loaders.reading import Reading
from loaders.tokens.sentences import sentences

_HEAD_NAME = regex.compile(r"[^,:;。\n]{4,60}")
_ONLY_MARKS = regex.compile(r"[、和及与]|以及")
_LINE = regex.compile(r"[^\n]+")
_NEXT_POINT = regex.compile(r"[一二三四五六七八九十]是")


def find_projects(reading: Reading) -> Iterator[ProjectFact]:
    """The projects of a document, in text order."""
    owned = Owned(reading)
    view = _without_tables(reading)
    tabled = list(tabled_projects(reading, owned, project_fact))
    told = list(_told_in_text(reading, view, owned))
    names = [fact.name for fact in (*tabled, *told)]
    yield from (replace(fact, name=_fuller(fact.name, names)) if fact.rule == TASK_RULE else fact for fact in tabled)
    yield from told


def _fuller(name: str, names: list[str]) -> str:
    """The name that the plan has elsewhere for what a task's row names short: 追溯平台建设 as 某省追溯平台."""
    short = name
    for work in project_words("construct"):
        short = short.removesuffix(work)
    fuller = [one for one in names if len(one) > len(short) > 3 and one.endswith(short)]
    return fuller[0] if fuller else name


def _told_in_text(reading: Reading, view: str, owned: Owned) -> Iterator[ProjectFact]:
    """The projects of headings and sentences, once a section; those of paragraphs under no heading once in all."""
    loose = [block for block in reading.outline.blocks if block.section is None and block.kind == "paragraph"]
    spans = [(start, end, block.end) for block in loose for start, end in sentences(view, block.start, block.end)]
    unheaded = (
        fact for *span, limit in spans for fact in _of_sentence(reading, view, (span[0], span[1]), limit, owned)
    )
    yield from once_each(unheaded, 0)
    for section in reading.outline.sections:
        yield from once_each(_of_section(reading, view, section, owned), section.body_start)


def _of_section(reading: Reading, view: str, section: Section, owned: Owned) -> Iterator[ProjectFact]:
    title = (section.title.start, section.title.end)
    in_chapter = section.chapter_kind == "projects" and section.level != "1"
    if in_chapter and section.is_leaf and not _heads_group(view, section, owned):
        headed = list(_headed(reading, view, section, owned))
        if headed:
            yield from headed
            return
        head = Candidate(*title, view[slice(*title)], "project.heading")
        if names_works(head.name) and _is_told_whole(view, section, owned):
            text = view[section.body_start : section.body_end]
            yield project_fact(reading, owned, head, read_attributes(text), text)
            return
        if is_programme(head.name):
            yield project_fact(reading, owned, head, Attributes(), "")
    elif section.is_leaf and section.level != "1" and owned.definite(*title):
        headed = list(_headed(reading, view, section, owned, scaled=True))
        if headed and not candidates(view, *title, owned, unled=True):
            yield from headed
            return
    # the head of a box names a programme, and that of a table's box the table
    titled = section.level != "box" or (section.is_leaf and not _holds_table(reading, section))
    leaf = section.body_end if section.is_leaf else None
    yield from _of_sentence(reading, view, title, section.body_end, owned, in_chapter or titled, leaf)
    for sentence in sentences(view, section.body_start, section.body_end):
        yield from _of_sentence(reading, view, sentence, section.body_end, owned, in_chapter)


def _heads_group(view: str, section: Section, owned: Owned) -> bool:
    """Whether a heading that names nothing particular stands over projects that sentences of its text name

    (公共卫生能力提升工程 / 实施市疾控中心迁建项目,…。建设市应急物资储备库,…。).
    """
    if owned.definite(section.title.start, section.title.end):
        return False
    named = 0
    for span in sentences(view, section.body_start, section.body_end):
        found = candidates(view, *span, owned, unled=False)
        named += any(owned.definite(one.start, one.end) for one in found)
    return named > 1


def _is_told_whole(view: str, section: Section, owned: Owned) -> bool:
    """Whether the text under a heading tells one sum, and of bodies no more than what is done to them

    (对A卫生院、B卫生院进行改扩建,总投资5200万元).
    """
    text = (section.body_start, section.body_end)
    named = (one for span in sentences(view, *text) for one in candidates(view, *span, owned, unled=True))
    return tells_one_sum(view[slice(*text)]) and all(one.rule == "project.treated" for one in named)


def _of_sentence(
    reading: Reading,
    view: str,
    sentence: tuple[int, int],
    limit: int,
    owned: Owned,
    unled: bool = False,
    titles: int | None = None,
) -> Iterator[ProjectFact]:
    """The projects of a sentence; what goes on about its last ends at `limit`.

    `titles`: where the text ends of which the sentence is the title, if nothing else stands under it.
    """
    start, end = sentence
    found = candidates(view, start, end, owned, unled)
    listed = [rank > 0 and _continues(view, found[rank - 1], item) for rank, item in enumerate(found)]
    for rank, item in enumerate(found):
        last = rank + 1 == len(found)
        # a list's sum is not the last's, nor is a phase's amount its project's
        stop = end if last else _before_next(view, item.end, found[rank + 1].start)
        other = _before_other(view, item.end, stop, owned)
        parted, stop = other < stop or view[stop - 1] == ";", other
        if last and stop == end and not listed[rank]:
            stop = continued(view, (item.start, item.end), end, limit, owned)
        about = item.end, said_together(view, item.end, stop)
        if titles is not None and len(found) == 1:
            about = _first_paragraph(view, item.end, titles)
        several = not last and listed[rank + 1]
        unsaid = listed[rank] or closes_list(view, item.end)
        said, phases = (Attributes(), []) if unsaid else phased(view[slice(*about)])
        if said.investment is None and not (unsaid or several):
            said = replace(said, investment=money_before(view[start : item.start]))
        if not said.location and not unsaid:
            said = replace(said, location=place_before(view[start : item.start]))
        said = _told_apart(view, found, listed, rank, end) or said
        begin = item.start if view.startswith(";", item.start - 1) else start
        around = view[begin : max(min(stop, end) if parted else end, about[1])]
        fact = project_fact(reading, owned, item, said, around, view[item.end : about[1]])
        yield fact
        if not item.phase:
            yield from _phase_facts(reading, owned, fact, phases, about[0], view[slice(*about)])


def _holds_table(reading: Reading, section: Section) -> bool:
    """Whether a table of projects stands in a section's own text."""
    return any(
        section.body_start <= table.start < section.body_end and table.column("project") is not None
        for table in reading.tables
    )


def _continues(view: str, before: Candidate, item: Candidate) -> bool:
    """Whether a candidate is the next member of a list, with nothing said of the one before."""
    return item.rule != "project.bracketed" and _ONLY_MARKS.fullmatch(view, before.end, item.start) is not None


def _told_apart(view: str, found: list[Candidate], listed: list[bool], rank: int, end: int) -> Attributes | None:
    """What is said of a member of a list in its turn (A、B建设,床位分别为500张、300张); None if nothing is."""
    first = next(at for at in range(rank, -1, -1) if not listed[at])
    last = next((at for at in range(rank, len(found) - 1) if not listed[at + 1]), len(found) - 1)
    if first == last:
        return None
    stop = end if last + 1 == len(found) else found[last + 1].start
    each = told_apart(view[found[last].end : stop], last - first + 1)
    return each[rank - first] if each else None


def _first_paragraph(view: str, start: int, end: int) -> tuple[int, int]:
    """What stands behind a title: the rest of its line, or the next line if the title fills its own."""
    for found in _LINE.finditer(view, start, end):
        if len(found.group().strip()) > 1:
            return found.start(), found.end()
    return start, start


def _before_next(view: str, start: int, stop: int) -> int:
    """Where what is said of a project ends before the next one's own amount (…,总投资1.1亿元新建|…)."""
    clause = max(view.rfind(",", start, stop), view.rfind("、", start, stop))
    return clause if clause >= 0 and money_before(view[clause:stop]) is not None else stop


def _before_other(view: str, start: int, stop: int, owned: Owned) -> int:
    """Where in [start, stop) a semicolon stands with another body or 二是 behind it; `stop` if none does."""
    at = view.find(";", start, stop)
    while at >= 0:
        if owned.body_starting(at + 1, stop) or _NEXT_POINT.match(view, at + 1):
            return at
        at = view.find(";", at + 1, stop)
    return stop


def _headed(reading: Reading, view: str, section: Section, owned: Owned, scaled: bool = False) -> Iterator[ProjectFact]:
    """A heading of the chapter of projects as a project, and its phases; nothing if it heads a group or a text.

    `scaled`: only one that is a building by its last word, with its size told (市公共卫生医学中心。占地150亩,…).
    """
    named = _HEAD_NAME.match(view, section.title.start, section.title.end)
    if named is None:
        return
    text = view[named.end() : section.body_end]  # a run-in heading may hold the first of it
    attributes, phases = phased(text)
    if scaled:
        sizes = (attributes.floor_area, attributes.land_area, attributes.beds)
        tails = (*project_words("owned_tail"), *project_words("strong_tail"))
        begun = owned.definite_at(named.start(), named.end())  # not 加强|县人民医院建设
        bare = named.group().removesuffix(")").removesuffix(phase_of(named.group())).removesuffix("(")
        built = bare.endswith(tails) or (begun and (is_work_on(named.group(), tails) or bare.endswith(PROJECT)))
        if not built or all(size is None for size in sizes):
            return
    elif not looks_named(named.group(), attributes.measured or bool(phases), owned):
        return
    parted = several(view, named.start(), named.end(), owned, text)
    for part, own in parted:
        yield project_fact(reading, owned, part, own, text)
    if parted:
        return
    head = Candidate(named.start(), named.end(), named.group(), "project.heading", phase_of(named.group()))
    spans = list(sentences(view, section.body_start, section.body_end))
    if told_in_turn(view, (named.start(), named.end()), spans, owned):
        yield project_fact(reading, owned, head, Attributes(), text)
        for span in spans:
            yield from _of_sentence(reading, view, span, section.body_end, owned, True)
        return
    fact = project_fact(reading, owned, head, attributes, text)
    yield fact
    yield from _phase_facts(reading, owned, fact, phases, named.end(), text)


def _phase_facts(
    reading: Reading, owned: Owned, fact: ProjectFact, phases: list[Phase], offset: int, text: str
) -> Iterator[ProjectFact]:
    """A fact for each phase of a project; `text` begins at `offset`."""
    for start, end, phase, building, own in phases:
        part = Candidate(offset + start, offset + end, fact.name, "project.phase", phase)
        made = project_fact(reading, owned, part, own, text)
        yield replace(
            made, name=phase_name(fact.name, phase, building), region=fact.region, region_code=fact.region_code
        )


def _without_tables(reading: Reading) -> str:
    """The view with tables blanked, so that offsets stay: their rows are read as rows, not as sentences."""
    pieces, cursor = [], 0
    view = reading.document.view
    for table in reading.tables:
        pieces += [view[cursor : table.start], "\n" * (table.end - table.start)]
        cursor = table.end
    return "".join([*pieces, view[cursor:]])


def project_fact(
    reading: Reading, owned: Owned, item: Candidate, said: Attributes, around: str, own: str | None = None
) -> ProjectFact:
    """The fact for a candidate: canonical name, kind and region resolved.

    `around` may say its kind if amounts are given there; `own` is what is said of it alone, where `around` says more.
    """
    name = owned.full(item)
    region = owned.located(said.location) or owned.region_of(item)
    phase = word_value("phase_name", item.phase) or item.phase
    return ProjectFact(
        span=reading.document.span(item.start, item.end),
        rule=item.rule,
        name=name,
        project_kind=kind_of(name, around if said.measured else "", around if own is None else own),
        location=said.location,
        investment_yuan=said.investment,
        floor_area_m2=said.floor_area,
        land_area_m2=said.land_area,
        beds=said.beds,
        phase=phase,
        funding=said.funding,
        start_date=said.start,
        completion_date=said.completion,
        region=shown(region),
        region_code=region.code if region else "",
    )
