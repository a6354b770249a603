"""The divisions: names, chains, and which one a name means."""

from __future__ import annotations

import pytest

from ontology import regions
from ontology.tables import rows


@pytest.mark.parametrize(
    ("surface", "near", "code"),
    [
        ("沈阳", None, "210100"),
        ("沈城", "210100", "210100"),
        ("浑南", "210100", "210112"),
        ("延边州", None, "222400"),
        ("科左中旗", "150500", "150521"),
        ("宽甸县", "210600", "210624"),
        ("朝阳", "210100", "211300"),
        ("朝阳区", "110000", "110105"),
        ("朝阳区", "220100", "220104"),
        ("铁西区", "210300", "210303"),
        ("铁西区", "210100", "210106"),
        ("吉林", None, "220000"),
        ("江干区", "330102", "330104"),
        ("密云县", None, "110228"),
        ("杭州市上城区", None, "330102"),
        ("辽宁省/丹东市/振安区", None, "210604"),
        ("北京市朝阳区", None, "110105"),
        ("雄安新区", None, "133100"),
        ("河北雄安新区", "130000", "133100"),
        ("兵团", "650000", "660000"),
    ],
)
def test_resolve(surface: str, near: str | None, code: str) -> None:
    found = regions.resolve(surface, regions.by_code(near) if near else None)
    assert found is not None and found.code == code


@pytest.mark.parametrize("surface", ["朝阳区", "鼓楼区", "市中区", "月球市", ""])
def test_resolve_takes_no_guess(surface: str) -> None:
    assert regions.resolve(surface, None) is None


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("210112", "沈阳市浑南区"),
        ("110105", "北京市朝阳区"),
        ("210000", "辽宁省"),
        ("150500", "通辽市"),
        ("429004", "仙桃市"),
        ("222401", "延边朝鲜族自治州延吉市"),
    ],
)
def test_full_name(code: str, name: str) -> None:
    assert regions.full_name(regions.by_code(code)) == name


def test_path_and_chain() -> None:
    region = regions.by_code("330102")
    assert regions.path(region) == "浙江省/杭州市/上城区"
    assert [one.level for one in regions.chain(region)] == ["province", "prefecture", "county"]


def test_every_parent_exists_and_is_higher() -> None:
    ranks = {"province": 0, "prefecture": 1, "county": 2}
    for region in regions.all_regions():
        assert region.level in ranks
        if region.level == "province":
            assert region.parent == ""
        else:
            assert ranks[regions.by_code(region.parent).level] < ranks[region.level]


def test_sizes_are_the_ministrys() -> None:
    zones = {row["code"] for row in rows("region_zones")}
    now = [region for region in regions.all_regions() if not region.until and region.code not in zones]
    counts = {level: sum(region.level == level for region in now) for level in ("province", "prefecture", "county")}
    assert counts["province"] == 34
    assert counts["prefecture"] == 333
    assert 2830 <= counts["county"] <= 2860


def test_surfaces_are_two_characters_or_more() -> None:
    assert all(len(surface) >= 2 for surface in regions.surfaces())
