"""Facts marked in a text: exact places, also where they stand within each other or overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planweave.web.marking import facts_at, mark
from queries.documents import Heading
from queries.evidence import Evidence


def fact(start: int, end: int, kind: str = "Mention", name: str = "") -> Evidence:
    return Evidence(name or f"{kind}/{start}-{end}", kind, "p", (), start, end, None, "", "", "rule", "1")


def shown(text: str, facts: list[Evidence], hit: tuple[int, int] | None = None) -> list[list[tuple[str, str]]]:
    return [[(piece.text, piece.at) for piece in line.pieces] for line in mark(text, facts, [], hit)]


def test_a_fact_is_one_piece() -> None:
    assert shown("甲市到2025年", [fact(0, 2)]) == [[("甲市", "0-2"), ("到2025年", "")]]


def test_the_inner_fact_wins_where_one_stands_within_another() -> None:
    assert shown("甲市医院改建", [fact(0, 6, "ProjectStatement"), fact(0, 2)]) == [
        [("甲市", "0-2"), ("医院改建", "0-6")]
    ]


def test_facts_that_overlap_are_cut_where_either_ends() -> None:
    assert shown("abcdef", [fact(0, 4), fact(2, 6)]) == [[("ab", "0-4"), ("cd", "0-4"), ("ef", "2-6")]]


def test_a_fact_over_a_line_feed_goes_on_in_the_next_line() -> None:
    assert shown("ab\ncd", [fact(1, 4)]) == [[("a", ""), ("b", "1-4")], [("c", "1-4"), ("d", "")]]


def test_each_place_begins_with_its_anchor_and_the_place_asked_for_is_lit() -> None:
    (line,) = mark("abcdef", [fact(0, 4), fact(0, 2)], [], (1, 3))
    assert [(piece.text, piece.anchors, piece.is_hit, piece.depth) for piece in line.pieces] == [
        ("a", ("c0-2", "c0-4"), False, 2),
        ("b", ("c1-3",), True, 2),
        ("c", (), True, 1),
        ("d", (), False, 1),
        ("ef", (), False, 0),
    ]


def test_headings_and_cells_of_broken_tables() -> None:
    heading = Heading("2-1", "", "任务", "2", 3, 5, 9)
    lines = mark("指标\n\n任务\n完成。", [fact(4, 6, "Section")], [Heading("2-1", "", "任务", "2", 4, 6, 9)], None)
    assert [(line.section, line.level, line.is_cell) for line in lines] == [
        ("", 0, True),
        ("", 0, False),
        ("2-1", 2, False),
        ("", 0, False),
    ]
    assert mark("abc", [], [heading], None)[0].section == ""


def test_the_facts_at_a_place_are_those_that_share_a_character() -> None:
    facts = [fact(0, 9, "Action"), fact(2, 4), fact(4, 6), fact(2, 4, "IndicatorStatement")]
    assert [item.fact for item in facts_at(facts, 2, 4)] == ["IndicatorStatement/2-4", "Mention/2-4", "Action/0-9"]
    assert facts_at(facts, 9, 12) == ()


@given(
    st.text(alphabet="甲乙ab\n。", max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=12),
    st.none() | st.tuples(st.integers(0, 30), st.integers(31, 70)),
)
def test_joined_the_pieces_are_the_text_and_each_fact_covers_its_own(
    text: str, spans: list[tuple[int, int]], hit: tuple[int, int] | None
) -> None:
    facts = [fact(start, end) for start, end in spans]
    lines = mark(text, facts, [], hit)
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == text
    place = 0
    for line in lines:
        for piece in line.pieces:
            over = {
                (f.start, f.end) for f in facts if f.start <= place and place + len(piece.text) <= f.end <= len(text)
            }
            assert piece.depth == len(over)
            assert bool(piece.at) == bool(over)
            place += len(piece.text)
        place += 1
