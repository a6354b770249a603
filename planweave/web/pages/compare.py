"""Two plans or more beside each other."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from graph.listing import list_plans
from ontology.errors import UsageError
from planweave.web import links
from planweave.web.comparing import sections
from planweave.web.reading import reads
from planweave.web.render import page
from planweave.web.snapshot import Snapshot

MOST = 6  # plans beside each other: more columns than this nobody reads


@reads
def compare(request: Request, snapshot: Snapshot) -> Response:
    """The plans chosen, and what they share and do not."""
    plans = snapshot.once(list_plans)
    known = {plan.plan_id for plan in plans}
    chosen = list(dict.fromkeys(value for value in request.query_params.getlist("plan") if value))
    for plan_id in chosen:
        if plan_id not in known:
            raise UsageError("graph.no_such_plan", id=plan_id, known=", ".join(sorted(known)))
    if len(chosen) > MOST:
        raise UsageError("web.too_many_plans", most=MOST)
    every = request.query_params.get("rows") == "all"
    compared = sections(snapshot, chosen, every=every) if len(chosen) > 1 else ()
    everything = links.with_lists("/compare", {"plan": chosen, "rows": ["all"]})
    return page(
        request,
        "compare.html",
        plans=plans,
        chosen=chosen,
        sections=compared,
        everything=everything,
    )
