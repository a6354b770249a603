"""What changed between two documents of one region (Q39), on every store, against rows worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.stores import Store
from queries.runner import ask
from tests.queries.asked import matching, opened
from tests.queries.conftest import STORES
from tests.queries.documents import document_quads

DOCUMENTS: list[tuple[dict[str, str], str]] = [
    (
        {},
        """
earlier,later,kind,change,subject,earlier_start,later_start
d-notice,d-new,indicator,kept,婴儿死亡率,110,110
d-notice,d-new,indicator,new_here,人均预期寿命,,100
d-notice,d-new,indicator,new_here,成人吸烟率,,120
d-notice,d-new,initiative,kept,控烟行动,10,20
d-notice,d-new,task,new_here,保障血液,,40
d-notice,d-new,task,new_here,健全网络,,30
d-notice,d-new,task,new_here,加强领导,,10
d-old,d-new,indicator,dropped,每千人口床位数,120,
d-old,d-new,indicator,kept,婴儿死亡率,110,110
d-old,d-new,indicator,new_here,成人吸烟率,,120
d-old,d-new,indicator,renamed,人均预期寿命,100,100
d-old,d-new,indicator,reported,居民健康素养水平,130,130
d-old,d-new,initiative,dropped,健康城市行动,40,
d-old,d-new,initiative,kept,控烟行动,20,20
d-old,d-new,task,kept,加强领导,10,10
d-old,d-new,task,new_here,保障血液,,40
d-old,d-new,task,renamed,健全网络,30,30
d-old,d-notice,indicator,dropped,人均预期寿命,100,
d-old,d-notice,indicator,dropped,居民健康素养水平,130,
d-old,d-notice,indicator,dropped,每千人口床位数,120,
d-old,d-notice,indicator,kept,婴儿死亡率,110,110
d-old,d-notice,initiative,dropped,健康城市行动,40,
d-old,d-notice,initiative,kept,控烟行动,20,10
d-old,d-notice,task,dropped,健全网络,30,
d-old,d-notice,task,dropped,加强领导,10,
""",
    ),
    (
        {"plan": "d-old", "indicator": "人均预期寿命", "region": "沈阳市"},
        """
later,change,earlier_name,later_name,earlier_values,later_values,earlier_section,later_end,later_fact
d-new,renamed,人均期望寿命,平均预期寿命,达到80 (2020),达到81 (2023); 达到82 (2025),1 加强领导,102,statement/d-new-0001
d-notice,dropped,人均期望寿命,,达到80 (2020),,1 加强领导,,
""",
    ),
    ({"region": "浑南区"}, "later\n"),
]


@pytest.fixture(scope="module", params=STORES)
def documents(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The documents that follow each other, on each kind of store in turn."""
    with opened(request.param, tmp_path_factory.mktemp("documents"), document_quads()) as store:
        yield store


@pytest.mark.parametrize(("parameters", "rows"), DOCUMENTS)
def test_what_changed(documents: Store, parameters: dict[str, str], rows: str) -> None:
    found, expected = matching(ask(documents, "what_changed", parameters), rows)
    assert found == expected


def test_plans_that_cannot_be_compared_are_named(documents: Store) -> None:
    notes = ask(documents, "what_changed").notes
    assert "No other dated document of the same region to compare with: h-plan." in notes
    assert "Without a date of issue and a period, so that their order is unknown: t-plan." in notes
