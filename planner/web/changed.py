"""Changes: the recorded ones, and those between two states; as data, page, table and Atom feed."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request, url_for

from planner import difference
from planner.atom import Feed, atom
from planner.data import Data
from planner.web import views
from planner.web.params import Params, read_params, read_whole
from planner.web.problems import problem
from planner.web.render import absolute, as_csv, clothe, here, wants_json
from planner.web.site import site
from routes.errors import BadInput, Conflict
from routes.model import Change

RECORDED = ("since", "until")
BETWEEN = ("from", "to")
FILTERS = ("origin", "destination", "kind")
PARAMETERS = (*BETWEEN, *RECORDED, *FILTERS, "limit", "offset")
MOST_ENTRIES = 100


def answer() -> Data:
    """The changes asked for: between two states where `from` or `to` is given, else recorded."""
    params = read_params(request.args, PARAMETERS)
    return _between(params) if _asks_between(params) else _recorded(params, 100)


def page() -> Response:
    """The answer as a page, JSON or CSV; what is wrong stands beside the form."""
    if request.path.endswith(".csv"):
        return _table()
    if wants_json():
        return clothe(answer(), "changes.html")
    try:
        found = answer()
    except BadInput as error:
        wrong = problem(error, request.path)
        found = _recorded({}, 100)
        return clothe(found, "changes.html", status=wrong["status"], wrong=wrong)
    groups = difference.by_pair(found) if "rows" in found else []
    return clothe(found, "changes.html", wrong=None, groups=groups)


def feed() -> Response:
    """The recorded changes, or those of one pair of stations, as an Atom feed."""
    params = read_params(request.args, ("route",))
    route = params.get("route", "")
    pair = difference.read_pair(route) if route else None
    store = site().networks.store
    rows = [r for r in store.changes() if pair is None or {r["origin"], r["destination"]} == pair]
    rows.sort(key=lambda row: (row["recorded_at"], row["id"]), reverse=True)
    name = "–".join(sorted(pair)) if pair else ""
    made = Feed(
        name=name,
        self_url=_from_outside(here()),
        page_url=_from_outside(url_for("pages.changes")),
        updated=rows[0]["recorded_at"] if rows else store.snapshots()[0].fetched_at,
    )
    return Response(atom(made, rows[:MOST_ENTRIES]), content_type="application/atom+xml")


def _from_outside(path: str) -> str:
    """An absolute address: of the public base where one is set, else of this request's host."""
    base = site().settings.public_base_url
    return absolute(path) if base else request.host_url.rstrip("/") + path


def _asks_between(params: Params) -> bool:
    return any(name in params for name in BETWEEN)


def _between(params: Params) -> Data:
    for name in RECORDED:
        if name in params:
            raise Conflict(
                f"{name} is for recorded changes and from for two states",
                field=name,
                remedy="give from and to, or since and until",
            )
    limit = read_whole(params, "limit", views.MOST_ROWS, 1, views.MOST_ROWS)
    offset = read_whole(params, "offset", 0, 0, 999_999)
    states = difference.read_states(
        site().networks, params.get("from", ""), params.get("to", ""), site().today()
    )
    found = difference.difference(states, _keep(params))
    shown = found["changes"][offset : offset + limit]
    more = offset + limit < found["total"]
    return found | {
        "changes": shown,
        "offset": offset,
        "next": absolute(here(offset=str(offset + limit))) if more else None,
    }


def _keep(params: Params) -> Callable[[Change], bool]:
    asked = {name: params[name].upper() for name in FILTERS if name in params}
    return lambda change: all(getattr(change, n).upper() == v for n, v in asked.items())


def _recorded(params: Params, most: int) -> Data:
    found = views.changes(site().networks.store, {"limit": str(most), **params}, site().now())
    following = found.pop("next_offset")
    return found | {"next": absolute(here(offset=str(following))) if following else None}


def _table() -> Response:
    params = read_params(request.args, PARAMETERS)
    if _asks_between(params):
        text = difference.difference_csv(_between(params))
    else:
        text = difference.recorded_csv(_recorded(params, views.MOST_ROWS)["changes"])
    return as_csv(text, "changes")
