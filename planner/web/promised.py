"""The promise ledger: page with charts, its .json and .csv twins, and the API."""

from __future__ import annotations

from flask import Blueprint, Response, request
from markupsafe import Markup

from planner.data import Data
from planner.ledger import asked_ledger, ledger_csv
from planner.ledger_chart import ledger_chart
from planner.web.api import Endpoint
from planner.web.params import read_network, read_params
from planner.web.render import as_csv, as_json, clothe

promised = Blueprint("promised", __name__)
PARAMETERS = ("outcome", "carrier", "origin", "destination", "as_of")
NARROW, WIDE = 340, 760

ENDPOINTS = (
    Endpoint(
        "/api/v1/ledger",
        "The promise ledger: announced, filed, first evidence, lags in days, slip and outcome of "
        "each promise; scores by carrier and source class; rights against use.",
        PARAMETERS,
        "/api/v1/ledger?origin=KZ&destination=KR",
    ),
)


def _answer() -> Data:
    params = read_params(request.args, PARAMETERS)
    return asked_ledger(read_network(params), params)


@promised.get("/api/v1/ledger")
def answer() -> Response:
    return as_json(_answer())


@promised.get("/ledger")
@promised.get("/ledger.json", endpoint="ledger_json")
def ledger() -> Response:
    found = _answer()
    # Every text of a chart was escaped as it was made.
    charts = [Markup(ledger_chart(found, *size)) for size in ((NARROW, "narrow"), (WIDE, "wide"))]
    return clothe(found, "ledger.html", charts=charts)


@promised.get("/ledger.csv")
def ledger_table() -> Response:
    return as_csv(ledger_csv(_answer()), "ledger")
