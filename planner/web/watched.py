"""/api/v1/watches: make, read, change and end the watches of a token."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, request, url_for
from werkzeug.exceptions import UnsupportedMediaType

from planner.watches.following import Following
from planner.watches.watch import State, Watch
from planner.web.guard import needs, the_token
from planner.web.params import read_params
from planner.web.render import as_json
from planner.web.site import site
from routes.errors import BadInput

watched = Blueprint("watched", __name__, url_prefix="/api/v1/watches")


def following() -> Following:
    """The watches of this service."""
    return Following(site().settings)


def read_body() -> Any:
    """The JSON of a request's body."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        found = json.loads(request.get_data())
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode()  # lone surrogates, NaN
    except (ValueError, RecursionError):
        raise BadInput("the body is no JSON", remedy="JSON as openapi.json describes it") from None
    return found


def _own(id: str) -> Watch:
    read_params(request.args, ())
    return following().watching.get(id, the_token().id)


@watched.get("")
@needs("watches")
def all_of_token() -> Response:
    read_params(request.args, ())
    rows = [following().data(one) for one in following().watching.every(the_token().id)]
    return as_json({"as_of": site().today().isoformat(), "total": len(rows), "watches": rows})


@watched.post("")
@needs("watches")
def make() -> Response:
    read_params(request.args, ())
    network = site().networks.get(site().today())
    made = following().begin(network, read_body(), the_token().id, site().now())
    response = as_json(following().data(made, secret=True), status=201)
    response.headers["Location"] = url_for("watched.one", id=made.id)
    return response


@watched.get("/<id>")
@needs("watches")
def one(id: str) -> Response:
    return as_json(following().data(_own(id)))


@watched.patch("/<id>")
@needs("watches")
def change(id: str) -> Response:
    changed = following().change(_own(id), read_body(), site().now())
    return as_json(following().data(changed))


@watched.delete("/<id>")
@needs("watches")
def remove(id: str) -> Response:
    following().watching.set_state(_own(id), State.REMOVED, site().now())
    return Response(status=204)


@watched.post("/<id>/test")
@needs("watches")
def test(id: str) -> Response:
    return as_json(following().test(_own(id), site().now()), status=202)


@watched.get("/<id>/deliveries")
@needs("watches")
def deliveries(id: str) -> Response:
    rows = following().deliveries(_own(id))
    return as_json({"as_of": site().today().isoformat(), "total": len(rows), "deliveries": rows})
