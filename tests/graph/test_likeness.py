"""Near regions, worked out by hand on shares of four regions, and against all pairs of random ones."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.likeness import likeness_quads, nearest_pairs
from graph.terms import term

SHARES = {
    # a and b: 6 + 2 of 12; a and c: 4 of 16; b and c: 2 of 18; d shares nothing
    "id:a": {"T01": 6, "T04": 4},
    "id:b": {"T01": 8, "T04": 2},
    "id:c": {"T04": 10},
    "id:d": {"T07": 10},
}


def test_the_nearest_of_each() -> None:
    assert nearest_pairs(SHARES, 1) == {("id:a", "id:b"): 1, ("id:a", "id:c"): 1}
    assert nearest_pairs(SHARES, 2) == {("id:a", "id:b"): 1, ("id:a", "id:c"): 1, ("id:b", "id:c"): 2}


def test_equally_similar_ones_share_a_place_and_none_is_left_out() -> None:
    # to b, a and d are 6 of 14, c 6 of 24; to c, a and d are 10 of 20
    shares = {
        "id:a": {"T01": 10},
        "id:b": {"T01": 6, "T04": 4},
        "id:c": {"T01": 10, "T07": 10},
        "id:d": {"T01": 10},
    }
    first = {("id:a", "id:d"), ("id:a", "id:b"), ("id:b", "id:d"), ("id:a", "id:c"), ("id:c", "id:d")}
    assert nearest_pairs(shares, 1) == dict.fromkeys(first, 1)
    assert nearest_pairs(shares, 2) == dict.fromkeys(first, 1)
    assert nearest_pairs(shares, 3) == dict.fromkeys(first, 1) | {("id:b", "id:c"): 3}


def test_a_link_says_who_and_how_near() -> None:
    quads = list(likeness_quads(SHARES))
    links = {quad.subject for quad in quads if quad.object == term("pw:LikenessLink")}
    assert len(links) == 3
    said = {(quad.subject, quad.predicate): quad.object for quad in quads}
    ends = {
        (said[link, term("pw:from")], said[link, term("pw:to")]): getattr(said[link, term("pw:nearness")], "value", "")
        for link in links
    }
    assert ends == {
        (NamedNode("id:a"), NamedNode("id:b")): "1",
        (NamedNode("id:a"), NamedNode("id:c")): "1",
        (NamedNode("id:b"), NamedNode("id:c")): "2",
    }


@given(
    st.dictionaries(
        st.sampled_from("abcdefgh"),
        st.dictionaries(st.sampled_from(("T01", "T04", "T07")), st.integers(1, 20), min_size=1),
        max_size=8,
    ),
    st.integers(1, 4),
)
def test_a_pair_is_kept_where_fewer_are_more_similar_to_one_of_the_two(
    shares: dict[str, dict[str, int]], count: int
) -> None:
    def similarity(one: str, other: str) -> Fraction:
        a, b = shares[one], shares[other]
        common = sum(min(a[theme], b[theme]) for theme in a.keys() & b.keys())
        return Fraction(common, sum(a.values()) + sum(b.values()) - common)

    def place(one: str, other: str) -> int:
        own = similarity(one, other)
        return 1 + sum(similarity(one, third) > own for third in shares if third != one)

    wanted = {
        (one, other): min(place(one, other), place(other, one))
        for one, other in combinations(sorted(shares), 2)
        if similarity(one, other) > 0 and min(place(one, other), place(other, one)) <= count
    }
    assert nearest_pairs(shares, count) == wanted
