"""The page of frequencies with its .json and .csv twins, and its answer in the API."""

from __future__ import annotations

from flask import Response, request
from markupsafe import Markup

from planner.chart import chart, kinds
from planner.data import Data
from planner.frequency import frequency, to_table
from planner.tally import PARAMETERS, read_frequency
from planner.terminal import frequency_text
from planner.web import views
from planner.web.params import read_params
from planner.web.problems import problem
from planner.web.render import as_csv, clothe, wants_json
from planner.web.site import site
from routes.errors import BadInput

NARROW, WIDE = (340, 260), (760, 320)


def answer() -> Data:
    """The answer to the question in the address."""
    params = read_params(request.args, PARAMETERS)
    return frequency(read_frequency(site().networks, params, site().today()))


def page() -> Response:
    """The answer as a page, JSON or CSV; without a question, the form."""
    if wants_json():
        return clothe(answer(), "frequency.html")
    if request.path.endswith(".csv"):
        return _table(answer())
    if not any(request.args.values()):
        return _form({"as_of": site().today().isoformat(), "query": None})
    try:
        found = answer()
    except BadInput as error:
        wrong = problem(error, request.path)
        return _form(wrong | {"query": None}, status=wrong["status"], wrong=wrong)
    # Every text of a chart was escaped as it was made.
    charts = [
        Markup(chart(found, *size, name)) for name, size in (("narrow", NARROW), ("wide", WIDE))
    ]
    drawn: Data = {"charts": charts, "kinds": kinds(found)}
    return clothe(found, "frequency.html", text=frequency_text, **drawn, **_beside())


def _form(data: Data, *, status: int = 200, wrong: Data | None = None) -> Response:
    """The form alone, with what is wrong where anything is."""
    return clothe(data, "frequency.html", status=status, **(_beside() | {"wrong": wrong}))


def _beside() -> Data:
    """What the form needs, and the pairs that are watched as examples."""
    network = site().networks.get(site().today())
    return {"places": views.served(network), "watched": network.facts.watched, "wrong": None}


def _table(found: Data) -> Response:
    query = found["query"]
    ends = [query[name]["code"] for name in ("origin", "destination") if query[name]]
    return as_csv(to_table(found), f"frequency-{'-'.join(ends)}-{query['by']}")
