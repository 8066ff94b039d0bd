"""What the commands share: clock, settings with a ready database, options, output, exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NoReturn

import click

from planner.prepare import prepare
from planner.settings import Settings

WRONG, UNUSABLE, REFUSED, BUSY = 2, 3, 4, 5


def fail(code: int, message: str, remedy: str = "") -> NoReturn:
    """End with a message that a person can act on."""
    click.echo(f"sapar: {message}", err=True)
    if remedy:
        click.echo(f"       {remedy}", err=True)
    sys.exit(code)


def now() -> datetime:
    """The present instant, aware, UTC."""
    return datetime.now(UTC)


def settings() -> Settings:
    """The settings, with tables and shipped facts in the database."""
    found = Settings.from_env()
    prepare(found, now())
    return found


def put(data: Any, as_json: bool, text: Callable[[Any], str]) -> None:
    """Print data as JSON, or as text for a person."""
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(text(data))


def options(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options of a question, by name of their parameter."""
    known: dict[str, Any] = {
        "as_of": click.option("--as-of", default="", metavar="DATE", help="as known on that day"),
        "assume": click.option(
            "--assume",
            default="",
            flag_value="last_known",
            is_flag=False,
            metavar="last_known",
            help="also show what would fly if the last known patterns went on",
        ),
        "return": click.option("--return", "return_", default="", metavar="DATE", help="fly back"),
        "stay": click.option("--stay", default="", metavar="4-8", help="nights there"),
        "max_stops": click.option("--max-stops", default="", metavar="0-2", help="connections"),
        "max_connect": click.option(
            "--max-connect", default="", metavar="13h", help="longest wait"
        ),
        "max_circuity": click.option(
            "--max-circuity", default="", metavar="2.5", help="flown over direct distance"
        ),
        "change_airport": click.option(
            "--change-airport", is_flag=True, help="connect between stations of one city"
        ),
        "json": click.option("--json", "as_json", is_flag=True, help="for machines"),
    }

    def apply(function: Callable[..., None]) -> Callable[..., None]:
        for name in reversed(names):
            function = known[name](function)
        return function

    return apply


def of_places(function: Callable[..., None]) -> Callable[..., None]:
    """The options that pick claims."""
    for name, told in (
        ("kind", "resume, new_route, increase, suspend …"),
        ("carrier", "airline designator"),
        ("destination", "station, city or country code"),
        ("origin", "station, city or country code"),
    ):
        function = click.option(f"--{name}", default="", help=told)(function)
    return function
