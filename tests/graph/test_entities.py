"""What plans together say of shared things."""

from __future__ import annotations

from graph import names
from graph.terms import term
from tests.graph.conftest import Assemble, values
from tests.graph.factory import Made, make_plan


def test_regions_come_with_all_they_lie_in(assemble: Assemble, made: Made) -> None:
    quads = list(assemble([made]))
    for code, above, label in (
        ("210103", "210100", "沈河区"),
        ("210100", "210000", "沈阳市"),
        ("210000", "", "辽宁省"),
    ):
        assert values(quads, names.region(code), term("pw:within")) == [names.region(above)]
        assert values(quads, names.region(code), term("skos:prefLabel")) == [label]
    assert values(quads, names.region("210103"), term("pw:fullName")) == ["沈阳市沈河区"]
    assert values(quads, names.region(""), term("pw:level")) == ["national"]


def test_institution_has_type_region_and_the_forms_met(assemble: Assemble, made: Made) -> None:
    quads = list(assemble([made]))
    iri = names.institution("210100", "沈阳市卫生健康委员会")
    assert values(quads, iri, term("pw:institutionType")) == ["health_commission"]
    assert values(quads, iri, term("pw:ofRegion")) == [names.region("210100")]
    assert values(quads, iri, term("skos:altLabel")) == ["市卫健委"]


def test_an_indicator_outside_the_vocabulary_is_marked(assemble: Assemble, made: Made) -> None:
    quads = list(assemble([made]))
    assert values(quads, names.named("indicator", "示范指数"), term("pw:isNew")) == ["true"]
    assert values(quads, names.named("indicator", "15岁以上人群吸烟率"), term("pw:isNew")) == []


def test_two_plans_share_one_description(assemble: Assemble, made: Made) -> None:
    quads = list(assemble([made, make_plan("second.txt")]))
    assert values(quads, names.region("210100"), term("pw:fullName")) == ["沈阳市"]
