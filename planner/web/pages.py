"""Server-rendered pages; each has its .json twin with the same data."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from flask import Blueprint, Response, request

from planner.answer import calendar
from planner.data import Data
from planner.questions import Question
from planner.web import changed, newsroom_schema, often, views
from planner.web.api import PROMISES
from planner.web.openapi import PARAMS, every_endpoint
from planner.web.params import read_ask, read_network, read_params
from planner.web.problems import KINDS, problem
from planner.web.render import clothe, wants_json
from planner.web.site import site
from planner.web.watch_schema import operations
from routes.errors import BadInput

pages = Blueprint("pages", __name__)
DAY = timedelta(days=1)


@pages.get("/")
@pages.get("/index.json", endpoint="home_json")
def home() -> Response:
    network = read_network(read_params(request.args, ("as_of",)))
    return clothe(views.home(network), "home.html", places=views.served(network))


@pages.get("/plan")
@pages.get("/plan.json", endpoint="plan_json")
def plan() -> Response:
    try:
        question, _ = read_ask(request.args)
    except BadInput as error:
        if wants_json():
            raise
        return _asked_wrongly(error)
    found = views.itineraries(question, site().settings.fillers)
    if wants_json():
        return clothe(found, "plan.html")
    return clothe(found, "plan.html", **_beside(question))


def _beside(question: Question) -> Data:
    """What the answer page shows beside the answer: the next days, and the form's places."""
    network, ask = question.network, question.ask
    days = calendar(network, ask)["days"]
    places = views.served(network)
    return {
        "days": days,
        "before": (ask.day - DAY).isoformat(),
        "after": (ask.day + DAY).isoformat(),
        "next_page": (ask.day + len(days) * DAY).isoformat(),
        "places": places,
        "cities": {s.code: s.city or s.name for s in places},
    }


def _asked_wrongly(error: BadInput) -> Response:
    found = problem(error, request.path)
    network = site().networks.get(site().today())
    return clothe(
        found, "wrong.html", status=found["status"], places=views.served(network), wrong=found
    )


@pages.get("/frequency")
@pages.get("/frequency.json", endpoint="frequency_json")
@pages.get("/frequency.csv", endpoint="frequency_csv")
def frequency() -> Response:
    return often.page()


@pages.get("/promises")
@pages.get("/promises.json", endpoint="promises_json")
def promises() -> Response:
    params = read_params(request.args, PROMISES)
    found = views.promises(read_network(params), params)
    return clothe(found, "promises.html", unkept=views.unkept_starts(found))


@pages.get("/changes")
@pages.get("/changes.json", endpoint="changes_json")
@pages.get("/changes.csv", endpoint="changes_csv")
def changes() -> Response:
    return changed.page()


@pages.get("/changes.atom")
def changes_feed() -> Response:
    return changed.feed()


@pages.get("/data")
@pages.get("/data.json", endpoint="data_health_json")
def data_health() -> Response:
    read_params(request.args, ())
    found = views.data_health(site().networks, site().settings, site().now())
    return clothe(found, "data.html")


@pages.get("/api")
@pages.get("/api.json", endpoint="endpoints_json")
def endpoints() -> Response:
    read_params(request.args, ())
    found: Data = {
        "as_of": site().today().isoformat(),
        "endpoints": [asdict(e) for e in every_endpoint()],
        "operations": operations(),
        "decisions": operations(newsroom_schema.PATHS),
        "parameters": {name: told for name, (_, told) in PARAMS.items()},
        "problems": KINDS,
    }
    return clothe(found, "api.html")
