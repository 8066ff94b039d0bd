"""Pages to follow something: the form, and each watch's own page, feed and calendar by its key."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from flask import Blueprint, Response, g, redirect, request, url_for
from werkzeug.exceptions import Gone
from werkzeug.wrappers import Response as Redirection

from planner.atom import Feed, atom
from planner.data import Data
from planner.ics import watch_ics
from planner.network import Network
from planner.places import find_place
from planner.views import Ask, relevant_routes
from planner.watches.told import change_data
from planner.watches.wanted import follow_of
from planner.watches.watch import GROUPS, PAIRS, Channel, State, Watch, What
from planner.web import views
from planner.web.guard import by_key, needs, the_token
from planner.web.params import read_params
from planner.web.problems import problem
from planner.web.render import absolute, clothe, wants_json
from planner.web.site import site
from planner.web.timetables import learned_of
from planner.web.watched import following
from routes.errors import BadInput

follow = Blueprint("follow", __name__)
ASKED = ("origin", "destination", "what", "subject")
SHOWN_EVENTS = 100
MOST_ROUTES = 6


# -- the form ------------------------------------------------------------------------------------


@follow.get("/follow")
@follow.get("/follow.json", endpoint="form_json")
def form() -> Response:
    """What can be followed and how; feeds and calendars of what is asked need nothing more."""
    params = read_params(request.args, ASKED)
    given = {"what": params.get("what", What.OD), "subject": params.get("subject", "")}
    if params.get("origin") and params.get("destination"):
        given["subject"] = f"{params['origin']}-{params['destination']}"
    return _form(given, None)


@follow.post("/follow")
@needs("watches", in_form=True, reads=False)
def make() -> Response:
    """Make the watch that the form asks for; what is wrong stands beside the form."""
    given = request.form.to_dict()
    try:
        asked = _asked(given, request.form.getlist("kinds"))
        network = site().networks.get(site().today())
        made = following().begin(network, asked, the_token().id, site().now())
    except BadInput as error:
        return _form(given, problem(error, request.path))
    found = following().data(made, secret=True) | {"as_of": site().today().isoformat()}
    return clothe(found, "followed.html", status=201)


def form_again(wrong: Data) -> Response:
    """The form as it was sent, with what its token was refused for."""
    return _form(request.form.to_dict(), wrong | {"field": "token"})


def _asked(given: Mapping[str, str], groups: list[str]) -> Data:
    """The fields of the form in the shape that the API takes."""
    tell = {"channel": given.get("channel", "")}
    for name in ("target", "chat_id"):
        if given.get(name, "").strip():
            tell[name] = given[name]
    if tell["channel"] == "telegram":
        tell |= {"channel": str(Channel.WEBHOOK), "format": "telegram"}
    found: Data = {
        "follow": follow_of(
            given.get("what", ""), given.get("subject", ""), one_way="one_way" in given
        ),
        "tell": tell,
        "kinds": [kind for name in groups for kind in GROUPS.get(name, (name,))],
        "zone": given.get("zone") or "UTC",
    }
    if given.get("quiet_from") or given.get("quiet_until"):
        found["quiet"] = {name: given.get(f"quiet_{name}", "") for name in ("from", "until")}
    if given.get("every"):
        found["digest"] = {"every": given["every"], "at": given.get("at", "")}
    return found


def _form(given: Mapping[str, str], wrong: Data | None) -> Response:
    network = site().networks.get(site().today())
    data: Data = wrong or {
        "as_of": site().today().isoformat(),
        "what": [*What],
        "channels": [*Channel],
        "mails": bool(site().settings.smtp),
        "kinds": {name: list(kinds) for name, kinds in GROUPS.items()},
        "feeds": _feeds(network, given),
    }
    page: Data = {"given": given, "wrong": wrong, "feeds": data.get("feeds") or []}
    page |= {"groups": GROUPS, "mails": bool(site().settings.smtp)}
    page["places"] = views.served(network)
    return clothe(data, "follow.html", status=wrong["status"] if wrong else 200, **page)


def _feeds(network: Network, given: Mapping[str, str]) -> list[Data]:
    """Feeds and calendars of the pair that is asked for, which need no watch."""
    try:
        if What(given.get("what", "")) not in PAIRS:
            return []
        start, _, end = given.get("subject", "").partition("-")
        ends = [find_place(network, text, field="subject") for text in (start, end)]
    except (BadInput, ValueError):
        return []
    routes = relevant_routes(network, Ask(ends[0], ends[1], network.as_of))[:MOST_ROUTES]
    names = dict.fromkeys("-".join(sorted(route)) for route in routes)
    feeds = [
        {"title": f"Changes of {name}, Atom", "url": url_for("pages.changes_feed", route=name)}
        for name in names
    ]
    codes: Data = {"origin": ends[0].code, "destination": ends[1].code}
    address = url_for("timetables.timetable_as_calendar", **codes)
    title = f"Departures and announced days {'–'.join(codes.values())}, iCalendar"
    return [*feeds, {"title": title, "url": address}]


# -- one watch -----------------------------------------------------------------------------------


def _watch(key: str, *, gone: bool = True) -> Watch:
    read_params(request.args, ())
    found = following().watching.find_key(key)
    if gone and found.state is State.REMOVED:
        raise Gone
    return found


@follow.get("/w/<key>")
@follow.get("/w/<key>.json", endpoint="watch_json")
@by_key
def watch(key: str) -> Response:
    """What a watch follows, how it stands, and what it was told."""
    return _page(_watch(key, gone=wants_json()))


def _page(found: Watch, doing: str = "", code: str = "") -> Response:
    base = site().settings.public_base_url
    rows = following().watching.events(found, SHOWN_EVENTS)
    data = following().data(found) | {
        "as_of": site().today().isoformat(),
        "changes": [change_data(row, base) for row in rows],
    }
    status = 410 if found.state is State.REMOVED and request.method != "POST" else 200
    return clothe(data, "watch.html", status=status, doing=doing, code=code, key=found.key)


@follow.get("/w/<key>.atom")
@by_key
def watch_feed(key: str) -> Response:
    """The changes that answered a watch, as an Atom feed."""
    found = _watch(key)
    rows = following().watching.events(found, SHOWN_EVENTS)
    made = Feed(
        name=found.title,
        key=found.id,
        self_url=_from_outside(url_for("follow.watch_feed", key=key)),
        page_url=_from_outside(url_for("pages.changes")),
        updated=rows[0]["recorded_at"] if rows else found.created_at,
    )
    return _kept(atom(made, rows), "application/atom+xml")


@follow.get("/w/<key>.ics")
@by_key
def watch_calendar(key: str) -> Response:
    """Departures and announced days of what a watch follows."""
    found = _watch(key)
    text = watch_ics(site().networks.get(site().today()), found, learned_of())
    return _kept(text.encode(), "text/calendar; charset=utf-8")


def _kept(body: bytes, kind: str) -> Response:
    """An answer that its reader may keep until it is another."""
    g.etag = hashlib.sha256(body).hexdigest()
    if request.if_none_match.contains_weak(g.etag):
        return Response(status=304)
    return Response(body, content_type=kind)


def _from_outside(path: str) -> str:
    base = site().settings.public_base_url
    return absolute(path) if base else request.host_url.rstrip("/") + path


# -- what its holder may do ----------------------------------------------------------------------


@follow.post("/w/<key>/pause")
@by_key
def pause(key: str) -> Response | Redirection:
    return _set(_watch(key), State.PAUSED)


@follow.post("/w/<key>/resume")
@by_key
def resume(key: str) -> Response | Redirection:
    return _set(_watch(key), State.ACTIVE)


@follow.get("/w/<key>/leave")
@by_key
def leave_page(key: str) -> Response:
    """A program that opens every link of a letter leaves nothing by it."""
    return _page(_watch(key, gone=False), "leave")


@follow.post("/w/<key>/leave")
@by_key
def leave(key: str) -> Response:
    """Also the one click of a mail program (RFC 8058), however often."""
    found = _watch(key, gone=False)
    if found.state is not State.REMOVED:
        found = following().watching.set_state(found, State.REMOVED, site().now())
    return _page(found)


@follow.get("/w/<key>/confirm/<code>")
@by_key
def confirm_page(key: str, code: str) -> Response:
    return _page(_watch(key), "confirm", code)


@follow.post("/w/<key>/confirm/<code>")
@by_key
def confirm(key: str, code: str) -> Response:
    return _page(following().watching.confirm(_watch(key), code, site().now()))


def _set(found: Watch, state: State) -> Redirection:
    following().watching.set_state(found, state, site().now())
    return redirect(url_for("follow.watch", key=found.key), 303)
