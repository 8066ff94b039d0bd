"""Query string → question. Unknown, repeated and overlong parameters are errors."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from flask import request
from werkzeug.datastructures import MultiDict

from planner.network import Network
from planner.places import find_place
from planner.questions import (
    PARAMETERS,
    Question,
    read_as_of,
    read_near_date,
    read_question,
)
from planner.web.site import site
from routes.coverage import Route
from routes.errors import BadInput, Unknown

LONGEST = 200
Params = Mapping[str, str]


def read_params(args: MultiDict[str, str], allowed: Collection[str]) -> dict[str, str]:
    """The parameters given, each once and each known.

    A blank one is a field of a form left empty; in the API it is an error.
    """
    found: dict[str, str] = {}
    for name, values in args.lists():
        if name not in allowed:
            raise BadInput(
                f"unknown parameter {name[:LONGEST]!r}",
                field=name[:LONGEST],
                remedy=_remedy(allowed),
            )
        if len(values) > 1:
            raise BadInput(
                f"{name} is given {len(values)} times", field=name, remedy="give it once"
            )
        if len(values[0]) > LONGEST:
            raise BadInput(
                f"{name} is too long", field=name, remedy=f"at most {LONGEST} characters"
            )
        if values[0].strip():
            found[name] = values[0].strip()
        elif request.path.startswith("/api/"):
            raise BadInput(f"{name} is blank", field=name, remedy="give a value or leave it out")
    return found


def _remedy(allowed: Collection[str]) -> str:
    if not allowed:
        return "this address takes no parameters"
    return f"the parameters are {', '.join(allowed)}"


def read_ask(
    args: MultiDict[str, str], allowed: Collection[str] = PARAMETERS
) -> tuple[Question, Params]:
    """The question of a plan or a calendar, and all parameters as given."""
    params = read_params(args, allowed)
    asked = {k: v for k, v in params.items() if k in PARAMETERS}
    return read_question(site().networks, asked, site().today()), params


def read_network(params: Params) -> Network:
    """The network as known on the `as_of` of the parameters, today's unless given."""
    return site().networks.get(read_as_of(params, site().today()))


def read_day(params: Params, name: str) -> date | None:
    """A date parameter, None where not given."""
    return read_near_date(params[name], field=name) if name in params else None


def read_whole(params: Params, name: str, default: int, low: int, high: int) -> int:
    """A whole number within bounds."""
    text = params.get(name, str(default))
    if not re.fullmatch(r"[0-9]{1,6}", text) or not low <= int(text) <= high:
        raise BadInput(
            f"{name} {text!r} is out of bounds",
            field=name,
            remedy=f"a whole number from {low} to {high}",
        )
    return int(text)


def route_in_path(network: Network, origin: str, destination: str) -> Route:
    """The two stations of a route named in a path."""
    pair = (
        station_in_path(network, origin, "origin"),
        station_in_path(network, destination, "destination"),
    )
    if pair[0] == pair[1]:
        raise Unknown(
            f"origin and destination are both {pair[0]}",
            field="destination",
            remedy="name two different stations",
        )
    return pair


def station_in_path(network: Network, code: str, field: str) -> str:
    """Today's code of a station named in a path; Unknown where there is none."""
    asked = code.upper()
    if asked in network.stations:
        return asked
    if asked in network.facts.aliases:
        return network.facts.aliases[asked].station
    place = find_place(network, asked, field=field)
    raise Unknown(
        f"{asked} is not a station but a {place.kind}",
        field=field,
        remedy=f"ask for one of its stations: {', '.join(place.stations)}",
    )
