"""A server beside a builder: it reads the version that it opened, takes up a new one, and lets go of the old."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from graph.build import build, remove_plans
from graph.listing import list_plans
from graph.stores import Store
from graph.stores.versions import current_version
from ontology.errors import StoreError
from ontology.messages import speaking
from planweave.web.app import make_app
from planweave.web.settings import Settings
from planweave.web.snapshot import Page, Snapshots
from tests.web.client import TestClient
from tests.web.conftest import BASE_URL, ROOT

ZHENAN = ROOT / "samples" / "zhenan-plan.txt"


@pytest.fixture
def own(graph: Path, tmp_path: Path) -> Path:
    shutil.copytree(graph, tmp_path / "graph")
    return tmp_path / "graph"


def wait() -> None:
    """Until the server looks for a new version again."""
    time.sleep(1.1)


def test_a_reader_keeps_its_version_while_a_build_replaces_it(own: Path) -> None:
    snapshots = Snapshots(own, None)
    with snapshots.reading() as before:
        first = len(list_plans(before.store))
        remove_plans(own, ["zhenan-plan"])
        wait()
        with snapshots.reading() as after:
            assert after.name != before.name
            assert len(list_plans(after.store)) == first - 1
        assert len(list_plans(before.store)) == first, "the old version stays open for its reader"
    snapshots.close()


def test_the_pages_and_the_endpoint_take_up_a_rebuilt_graph(own: Path) -> None:
    count = "SELECT (COUNT(?p) AS ?n) WHERE { ?p a pw:Plan }"

    def plans(client: TestClient) -> int:
        found = client.get("/sparql", params={"query": count}, headers={"accept": "application/json"}).json()
        return int(found["results"]["bindings"][0]["n"]["value"])

    with TestClient(make_app(Settings(graph=own)), base_url=BASE_URL) as client:
        assert "zhenan-plan" in client.get("/").text and plans(client) == 5
        remove_plans(own, ["zhenan-plan"])
        wait()
        assert "zhenan-plan" not in client.get("/").text and plans(client) == 4
        build([ZHENAN], own, workers=1)
        wait()
        assert "zhenan-plan" in client.get("/").text and plans(client) == 5


def test_old_versions_are_let_go(own: Path) -> None:
    snapshots = Snapshots(own, None)
    for _ in range(3):
        remove_plans(own, ["zhenan-plan"])
        build([ZHENAN], own, workers=1)
        wait()
        with snapshots.reading():
            pass
    kept = {entry.name for entry in (own / "versions").iterdir() if entry.is_dir()}
    assert not {"000001", "000002", "000003", "000004"} & kept, "a version that is held would stay"
    snapshots.close()


def test_a_graph_that_is_moved_away_goes_on_being_read(own: Path) -> None:
    snapshots = Snapshots(own, None)
    own.rename(own.with_name("moved"))
    wait()
    with snapshots.reading() as snapshot:
        assert len(list_plans(snapshot.store)) == 5
    snapshots.close()


def test_no_graph_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        make_app(Settings(graph=tmp_path / "nothing"))
    assert caught.value.key == "graph.none"


def test_an_answer_is_made_once_a_version_and_language(own: Path) -> None:
    made: list[str] = []

    def make(_: Store, name: str) -> str:
        made.append(name)
        return name

    snapshots = Snapshots(own, None)
    with snapshots.reading() as snapshot:
        assert [snapshot.once(make, "a"), snapshot.once(make, "a"), snapshot.once(make, "b")] == ["a", "a", "b"]
        with speaking("zh"):
            snapshot.once(make, "a")
    assert made == ["a", "b", "a"]
    assert current_version(own) is not None
    snapshots.close()


def test_finished_pages_are_kept_within_bounds_and_by_language(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planweave.web.snapshot._PAGES", 8000)
    snapshots = Snapshots(own, None)
    with snapshots.reading() as snapshot:
        for number in range(12):
            snapshot.keep_page(number, Page(b"x" * 900, ()))
        assert snapshot.page(0) is None and snapshot.page(11) is not None
        assert sum(snapshot.page(number) is not None for number in range(12)) == 8
        with speaking("zh"):
            assert snapshot.page(11) is None
        snapshot.keep_page("large", Page(b"x" * 2000, ()))
        assert snapshot.page("large") is None, "one page does not push out all others"
    snapshots.close()


def test_a_kept_page_is_the_page(client: TestClient) -> None:
    for address in ("/themes?lang=en", "/api/questions/theme_coverage?theme=T04", "/id/theme/T04"):
        first, second = client.get(address), client.get(address)
        assert first.content == second.content and first.headers["content-type"] == second.headers["content-type"]
        plain = client.get(address, headers={"accept-encoding": "identity"})
        assert plain.content == first.content
    answer = client.get("/api/questions/theme_coverage?theme=T04", headers={"host": "localhost:1"}).json()
    assert answer["links"]["page"].startswith("http://localhost:1/"), "another name gets its own"
