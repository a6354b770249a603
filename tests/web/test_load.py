"""Two hundred clients at once on the loopback, and a query that runs away while others are answered."""

from __future__ import annotations

import asyncio
import time
from urllib.parse import quote

import httpx

CLIENTS = 200
REQUESTS = 3  # of each client
BOUND = 90.0  # seconds for all of it; measured: docs/web.md
CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ADDRESSES = (
    "/",
    "/plan/tongliao-plan",
    "/indicator/" + quote("婴儿死亡率"),
    "/theme/T04",
    "/question/theme_coverage?theme=T04",
    "/api/questions/theme_coverage?theme=T04",
    "/id/theme/T04",
    "/sparql?query=" + quote("SELECT * WHERE { ?p a <https://w3id.org/planweave/ontology#Plan> }"),
    "/static/style.css",
    "/nothing",
)


async def many(server: str) -> list[tuple[str, int, float]]:
    """What each request got: address, status, seconds."""
    limits = httpx.Limits(max_connections=CLIENTS, max_keepalive_connections=CLIENTS)
    async with httpx.AsyncClient(base_url=server, limits=limits, timeout=BOUND) as client:

        async def one(number: int) -> list[tuple[str, int, float]]:
            found = []
            for turn in range(REQUESTS):
                address = ADDRESSES[(number + turn) % len(ADDRESSES)]
                began = time.monotonic()
                answer = await client.get(address)
                found.append((address, answer.status_code, time.monotonic() - began))
            return found

        return [item for found in await asyncio.gather(*map(one, range(CLIENTS))) for item in found]


def test_two_hundred_clients_are_all_answered(server: str) -> None:
    began = time.monotonic()
    answers = asyncio.run(many(server))
    assert len(answers) == CLIENTS * REQUESTS
    wrong = [item for item in answers if item[1] != (404 if item[0] == "/nothing" else 200)]
    assert wrong == []
    assert time.monotonic() - began < BOUND


async def beside_a_runaway(server: str) -> tuple[int, list[tuple[int, float]]]:
    """The runaway's status, and status and seconds of the requests beside it."""
    async with httpx.AsyncClient(base_url=server, timeout=60) as client:
        runaway = asyncio.create_task(client.get("/sparql", params={"query": CROSS}))
        await asyncio.sleep(0.3)
        beside: list[tuple[int, float]] = []
        while not runaway.done() and len(beside) < 200:
            for address in ("/themes", "/sparql?query=" + quote("ASK { ?s ?p ?o }"), "/diagrams"):
                began = time.monotonic()
                answer = await client.get(address)
                beside.append((answer.status_code, time.monotonic() - began))
            await asyncio.sleep(0.1)
        return (await runaway).status_code, beside


def test_a_runaway_query_is_killed_and_others_do_not_wait_for_it(server: str) -> None:
    status, beside = asyncio.run(beside_a_runaway(server))
    assert status == 504
    assert len(beside) > 10, "others were answered meanwhile"
    assert {code for code, _ in beside} == {200}
    assert sorted(seconds for _, seconds in beside)[len(beside) // 2] < 1


async def flood(server: str) -> list[int]:
    """The statuses of more runaways than there are processes, all at once."""
    async with httpx.AsyncClient(base_url=server, timeout=60) as client:
        asked = [client.get("/sparql", params={"query": CROSS}) for _ in range(4)]
        return [answer.status_code for answer in await asyncio.gather(*asked)]


def test_many_runaways_end_one_after_the_other_and_the_endpoint_lives(server: str) -> None:
    assert set(asyncio.run(flood(server))) == {504}
    assert httpx.get(f"{server}/sparql", params={"query": "ASK {}"}, timeout=20).status_code == 200
