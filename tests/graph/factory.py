"""Facts made by hand, in our own words, each kind and each optional field at least once."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.document import Document, Span
from loaders.model import (
    ActionFact,
    Body,
    Citation,
    DocumentFact,
    Fact,
    IndicatorFact,
    InstitutionFact,
    ProjectFact,
    QuantityFact,
    RegionFact,
    ResponsibilityFact,
    SectionFact,
)

TEXT = """沈阳市示例健康规划
一、主要任务
沿用《沈阳市示例健康规划》和《振安区示例规划》的做法。
（一）控烟
市卫健委牵头，沈河区配合。到2025年，吸烟率降到20%以下，示范指数达到三至五分，为劳动者新建戒烟门诊12个。
（二）项目
沈阳市示例医院(东院区)建设项目总投资2亿元。
"""
COMMISSION = Body("沈阳市卫生健康委员会", "health_commission", "沈阳市", "210100")
NATIONAL = Body("国家示例中心", "research", "", "")


@dataclass(frozen=True)
class Made:
    """A document and its facts."""

    document: Document
    facts: tuple[Fact, ...]


def span_of(document: Document, words: str, nth: int = 1) -> Span:
    """The nth place where the words stand."""
    at = -1
    for _ in range(nth):
        at = document.text.index(words, at + 1)
    return document.span(at, at + len(words))


def make_plan(name: str = "shenyang-example.txt", text: str = TEXT) -> Made:
    """One small plan with every kind of fact."""
    document = Document(name, text)

    def find(words: str, nth: int = 1) -> Span:
        return span_of(document, words, nth)

    tasks, smoking, projects = find("主要任务"), find("控烟"), find("项目", 1)
    end = len(text)
    facts: list[Fact] = [
        DocumentFact(
            span=find("沈阳市示例健康规划"),
            rule="header",
            title="沈阳市示例健康规划",
            issuer="沈阳市卫生健康委员会",
            issuer_body=COMMISSION,
            doc_number="沈示发〔2021〕1号",
            date="2021-06",
            period_start="2021",
            period_end="2025",
            region="辽宁省/沈阳市",
            region_code="210100",
            level="prefecture",
            document_kind="规划",
            cites=(Citation(find("沈阳市示例健康规划", 2), True), Citation(find("振安区示例规划"), False)),
        ),
        section(tasks, "1", "一、", None, "1", smoking.start - 3),
        section(smoking, "2", "（一）", tasks.start, "1-1", projects.start - 3),
        section(projects, "2", "（二）", tasks.start, "1-2", end),
        RegionFact(span=find("沈河区"), rule="region", name="沈阳市沈河区", code="210103"),
        InstitutionFact(
            span=find("市卫健委"),
            rule="body",
            name=COMMISSION.name,
            type=COMMISSION.type,
            region="沈阳市",
            region_code="210100",
        ),
        indicator(find("20%以下"), "15岁以上人群吸烟率", True, 20.0, unit="%", comparator="le"),
        indicator(find("三至五分"), "示范指数", False, 3.0, high=5.0, unit="分", comparator="range"),
        QuantityFact(
            span=find("12个"),
            rule="count",
            subject="戒烟门诊",
            value=12.0,
            value_high=None,
            unit="个",
            comparator="eq",
            year="2025",
            role="target",
            region="东部片区",
            region_code="",
        ),
        project(find("沈阳市示例医院(东院区)建设项目"), "沈阳市示例医院(东院区)建设项目", "210100"),
        action(smoking, "（一）", "1-1", ("T04", "T01"), (0.75, 0.25), ("控烟行动",)),
        ResponsibilityFact(
            span=find("市卫健委"),
            rule="lead",
            action="控烟",
            action_start=smoking.start,
            institution=COMMISSION,
            role="lead",
        ),
        ResponsibilityFact(
            span=find("沈河区"),
            rule="support",
            action="控烟",
            action_start=smoking.start,
            institution=NATIONAL,
            role="support",
        ),
    ]
    return Made(document, tuple(facts))


def section(title: Span, level: str, marker: str, parent: int | None, path: str, end: int) -> SectionFact:
    """A heading whose text ends at `end`."""
    assert level in ("1", "2")
    return SectionFact(
        span=title,
        rule="heading",
        level="1" if level == "1" else "2",
        marker=marker,
        parent_start=parent,
        path=path,
        body_start=title.end,
        body_end=end,
    )


def action(
    title: Span,
    marker: str,
    path: str,
    themes: tuple[str, ...] = (),
    weights: tuple[float, ...] = (),
    named: tuple[str, ...] = (),
) -> ActionFact:
    """A task under a heading of level 2."""
    return ActionFact(
        span=title,
        rule="task",
        marker=marker,
        level="2",
        parent_start=None,
        themes=themes,
        weights=weights,
        named_actions=named,
        body_length=40,
        path=path,
    )


def indicator(
    value: Span,
    name: str,
    known: bool,
    number: float | None,
    *,
    high: float | None = None,
    unit: str = "",
    comparator: str = "eq",
) -> IndicatorFact:
    """A target for 2025 of 沈阳市."""
    assert comparator in ("eq", "le", "range")
    return IndicatorFact(
        span=value,
        rule="name-value",
        indicator=name,
        known=known,
        surface=name,
        value=number,
        value_high=high,
        comparator="range" if comparator == "range" else "le" if comparator == "le" else "eq",
        unit=unit,
        unit_inferred=False,
        year="2025",
        role="target",
        region="沈阳市",
        region_code="210100",
        nature="预期性",
        where="prose",
    )


def project(
    surface: Span | None,
    name: str,
    code: str,
    *,
    kind: str = "新建",
    phase: str = "",
    money: float | None = 200000000.0,
) -> ProjectFact:
    """A statement on a project."""
    return ProjectFact(
        span=surface,
        rule="project",
        name=name,
        project_kind=kind,
        location="沈河区示例路1号",
        investment_yuan=money,
        floor_area_m2=12000.5,
        land_area_m2=None,
        beds=300.0,
        phase=phase,
        funding="市级财政",
        start_date="2021-03",
        completion_date="2023",
        region="沈阳市",
        region_code=code,
    )
