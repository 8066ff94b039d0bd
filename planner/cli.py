"""The command line: the same functions as pages and API, readable or as JSON.

Exit codes: 0 answered or done; 1 unexpected failure; 2 the question or the command is wrong;
3 the database cannot be used; 4 a feed or file was refused or held, nothing was changed;
5 another process is running the job.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from planner import difference, said, terminal
from planner.answer import answer, calendar
from planner.frequency import frequency, to_table
from planner.gaps import unknowns
from planner.grant import token
from planner.ics import DEFAULT_DAYS, ics_text, near_window
from planner.intake import taken_in
from planner.ledger import asked_ledger, ledger_csv
from planner.network import Networks
from planner.newsdesk import announcements, sources
from planner.operate import jobs, run_by_hand
from planner.printed import timetable_csv, timetable_text
from planner.questions import Question, read_as_of, read_question
from planner.roundtrip import round_trip
from planner.route import promises_data, route_data
from planner.settings import Settings
from planner.shell import REFUSED, UNUSABLE, WRONG, fail
from planner.shell import now as _now
from planner.shell import of_places as _of_places
from planner.shell import options as _options
from planner.shell import put as _put
from planner.shell import settings as _settings
from planner.tally import read_frequency
from planner.timetable import read_asked, timetable_data
from planner.watches.follow import watch
from planner.window import season_window
from routes.announcements.claims import SOURCE_CLASSES, Origin, as_data, save
from routes.announcements.claims import told as claim_text
from routes.announcements.reader import read
from routes.errors import BadFeed, BadInput, RoutesError, StoreError
from routes.feeds.fetch import Fetcher, read_file
from routes.learned import learned
from routes.periods import read_date
from routes.refresh import FAILED, HELD, Outcome, import_file, refresh
from routes.settle import SETTLED
from routes.store import Store


def main(args: list[str] | None = None) -> None:
    """Run a command; errors a person can act on come without a traceback."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    try:
        cli.main(args=args, prog_name="sapar", standalone_mode=True)
    except BadInput as error:
        fail(WRONG, f"{error.field + ': ' if error.field else ''}{error}", error.remedy)
    except BadFeed as error:
        fail(REFUSED, str(error))
    except StoreError as error:
        fail(UNUSABLE, str(error))
    except RoutesError as error:
        fail(1, str(error))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sapar")
def cli() -> None:
    """Flight routes and schedules: what was announced, what is filed, how to fly."""


cli.add_command(token)
cli.add_command(jobs)
cli.add_command(watch)


_QUESTION = (
    "as_of",
    "assume",
    "max_stops",
    "max_connect",
    "max_circuity",
    "change_airport",
    "json",
)


def _question(settings: Settings, given: dict[str, Any]) -> Question:
    params = {k.rstrip("_"): ("1" if v is True else v or "") for k, v in given.items()}
    params["date"] = params.pop("day", "")
    networks = Networks(Store(settings.database))
    return read_question(networks, params, _now().date())


@cli.command()
@click.argument("origin")
@click.argument("destination")
@click.argument("day", default="", metavar="[DATE]")
@_options("return", "stay", *_QUESTION)
def plan(as_json: bool, **given: Any) -> None:
    """How and when to fly from ORIGIN to DESTINATION on DATE (today if not given).

    Places are station codes (NQZ), city codes (SEL), countries (KZ) or names. With a stay, DATE
    may be a whole month, as in 2026-02.
    """
    settings = _settings()
    asked = _question(settings, given)
    found = answer(asked.network, asked.ask, settings.fillers)
    if asked.stay:
        found["round_trip"] = round_trip(asked.network, asked.ask, asked.days, asked.stay)
    _put(found, as_json, terminal.answer_text)


@cli.command()
@click.argument("origin", default="")
@click.argument("destination", default="")
@click.argument("day", default="", metavar="[DATE]")
@_options("as_of", "json")
def status(origin: str, destination: str, day: str, as_of: str, as_json: bool) -> None:
    """All that is held of a route: status, patterns, promises, evidence, listings."""
    settings = _settings()
    if not origin and not destination:
        network = Networks(Store(settings.database)).get(
            read_as_of({"as_of": as_of}, _now().date())
        )
        pairs = [(w.origin, w.destination) for w in network.facts.watched]
        asked = [
            _question(settings, {"origin": o, "destination": d, "as_of": as_of}) for o, d in pairs
        ]
        rows = [answer(q.network, q.ask, ()) for q in asked]
        _put(rows, as_json, lambda all_: "\n\n".join(map(terminal.answer_text, all_)))
        return
    question = _question(
        settings, {"origin": origin, "destination": destination, "day": day, "as_of": as_of}
    )
    routes = answer(question.network, question.ask)["routes"]
    views = [
        route_data(question.network, (r["origin"], r["destination"]), question.ask.day)
        for r in routes
    ]
    _put(views, as_json, lambda all_: "\n\n".join(map(terminal.route_text, all_)))


@cli.command("calendar")
@click.argument("origin")
@click.argument("destination")
@click.argument("day", default="", metavar="[DATE]")
@click.option("--days", default=30, type=click.IntRange(1, 62), help="how many, 30 if not given")
@_options(*_QUESTION)
def calendar_command(days: int, as_json: bool, **given: Any) -> None:
    """Each day from DATE on with its status and best option."""
    asked = _question(_settings(), given)
    _put(calendar(asked.network, asked.ask, days), as_json, terminal.calendar_text)


@cli.command("frequency")
@click.argument("origin", metavar="ORIGIN[-DESTINATION]")
@click.argument("destination", default="")
@click.option("--by", default="", metavar="PERIOD", help="week, month, season (default) or year")
@click.option("--carrier", default="", metavar="KC", help="of one carrier")
@click.option("--since", default="", metavar="DATE", help="from that day on")
@click.option("--until", default="", metavar="DATE", help="up to that day")
@click.option("--csv", "as_csv", is_flag=True, help="as a table")
@_options("as_of", "json")
def frequency_command(as_json: bool, as_csv: bool, **given: str) -> None:
    """How often, counted and stated: a pair of stations, cities or countries, or a station."""
    if "-" in given["origin"] and not given["destination"]:
        given["route"] = given.pop("origin")
    networks = Networks(Store(_settings().database))
    found = frequency(read_frequency(networks, given, _now().date()))
    if as_csv:
        click.echo(to_table(found), nl=False)
    else:
        _put(found, as_json, terminal.frequency_text)


@cli.command("timetable")
@click.argument("origin", metavar="ORIGIN|STATION")
@click.argument("destination", default="")
@click.option("--season", default="", metavar="W25", help="a season, the present one if not given")
@click.option("--from", "from_", default="", metavar="DATE", help="dates instead of a season")
@click.option("--to", default="", metavar="DATE", help="the last date")
@click.option("--csv", "as_csv", is_flag=True, help="a line a row, for a spreadsheet")
@click.option("--ics", "as_ics", is_flag=True, help="departures as a calendar, 90 days on")
@_options("as_of", "json")
def timetable_command(as_json: bool, as_csv: bool, as_ics: bool, **given: str) -> None:
    """The timetable of a pair of places or of a station, and what is not known of it."""
    params = {name.rstrip("_"): value for name, value in given.items()}
    networks = Networks(Store(_settings().database))
    network = networks.get(read_as_of(params, _now().date()))
    default = near_window(network.as_of) if as_ics else season_window(network.as_of)
    asked = read_asked(network, params, default, DEFAULT_DAYS if as_ics else None)
    if as_ics:
        learned_of = partial(learned, networks.store)
        click.echo(ics_text(network, asked, learned_of).encode(), nl=False)
        return
    found = timetable_data(network, asked, unknowns(network, asked))
    if as_csv:
        click.echo(timetable_csv(found).encode(), nl=False)
    else:
        _put(found, as_json, timetable_text)


@cli.command()
@_of_places
@_options("as_of", "json")
def claims(as_json: bool, **given: str) -> None:
    """Single claims of announcements, newest first, each with its sources."""
    asked = {name: text for name, text in given.items() if text}
    network = Networks(Store(_settings().database)).get(read_as_of(asked, _now().date()))
    _put(said.claims(network, asked), as_json, terminal.said_text)


cli.add_command(announcements)
cli.add_command(sources)


@cli.command()
@click.option("--unkept", is_flag=True, help="only starts of routes without evidence of one")
@_options("as_of", "json")
def promises(unkept: bool, as_of: str, as_json: bool) -> None:
    """Announced events and what became of them."""
    settings = _settings()
    as_of_day = read_as_of({"as_of": as_of}, _now().date())
    network = Networks(Store(settings.database)).get(as_of_day)
    _put(promises_data(network, unkept=unkept), as_json, terminal.promises_text)


@cli.command("ledger")
@click.option("--carrier", default="", metavar="KC", help="of one carrier")
@click.option("--outcome", default="", metavar="kept", help="of one outcome")
@click.option("--from", "origin", default="", metavar="PLACE", help="of one end")
@click.option("--to", "destination", default="", metavar="PLACE", help="and the other")
@click.option("--as-of", "as_of", default="", metavar="DATE", help="as known on that day")
@click.option("--csv", "as_csv", is_flag=True, help="as a table")
@click.option("--json", "as_json", is_flag=True, help="for machines")
def ledger_command(as_of: str, as_csv: bool, as_json: bool, **given: str) -> None:
    """Announced, filed, first seen: lags, slip, outcomes, scores, rights against use."""
    as_of_day = read_as_of({"as_of": as_of}, _now().date())
    network = Networks(Store(_settings().database)).get(as_of_day)
    found = asked_ledger(network, {name: text for name, text in given.items() if text})
    if as_csv:
        click.echo(ledger_csv(found), nl=False)
        return
    _put(found, as_json, terminal.ledger_text)


@cli.command()
@click.argument("a", default="", metavar="[A")
@click.argument("b", default="", metavar="B]")
@click.option("--since", default="", metavar="DATE", help="recorded ones, from that day on")
@click.option("--until", default="", metavar="DATE", help="recorded ones, up to that day")
@click.option("--route", default="", metavar="NQZ-ICN", help="of one pair of stations")
@click.option("--csv", "as_csv", is_flag=True, help="as a table")
@click.option("--json", "as_json", is_flag=True, help="for machines")
def changes(
    a: str, b: str, since: str, until: str, route: str, as_csv: bool, as_json: bool
) -> None:
    """What changed between A and B, two days of knowledge or snapshots (2026-01-31, '#3').

    A day alone is compared with today, a snapshot alone with the day before it. Without both, the
    recorded changes, newest first: promises that moved, schedules refiled, ends of coverage.
    """
    store = Store(_settings().database)
    pair = difference.read_pair(route) if route else None
    if not a:
        rows = difference.recorded(store, since, until, pair)
        _put_table(rows, as_csv, as_json, difference.recorded_csv, difference.recorded_text)
        return
    if since or until:
        raise BadInput("since and until are for recorded changes", field="since", remedy="A and B")
    states = difference.read_states(Networks(store), a, b, _now().date())
    found = difference.difference(
        states, lambda c: pair is None or {c.origin, c.destination} == pair
    )
    _put_table(found, as_csv, as_json, difference.difference_csv, difference.difference_text)


def _put_table(
    data: Any, as_csv: bool, as_json: bool, table: Callable[[Any], str], text: Callable[[Any], str]
) -> None:
    if as_csv:
        click.echo(table(data), nl=False)
    else:
        _put(data, as_json, text)


@cli.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--feed", default=None, help="name the rows belong to, file:NAME if not given")
@click.option("--backfill", is_flag=True, help="place rows at their own known_on; it is recorded")
@click.option("--keep-good", is_flag=True, help="take the good rows of a file with bad ones")
def import_command(file: Path, feed: str | None, backfill: bool, keep_good: bool) -> None:
    """Take in FILE in the exchange format as the whole state of one feed."""
    store = Store(_settings().database)
    now = _now()

    def take() -> Outcome:
        return import_file(store, file, feed=feed, now=now, backfill=backfill, keep_good=keep_good)

    outcome, told = taken_in(store, now, take)
    if backfill and outcome.state == "published":
        store.set_mark(SETTLED, None)  # knowledge was placed earlier: settle looks again
    _report(outcome, told)


@cli.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--published", required=True, metavar="DATE", help="the day of the text")
@click.option("--save", "keep", is_flag=True, help="store the claims, known from now on")
@click.option("--by", default="", metavar="NAME", help="who announces it")
@click.option("--class", "source_class", default="press", type=click.Choice(SOURCE_CLASSES))
@_options("json")
def read_command(
    file: Path, published: str, keep: bool, as_json: bool, by: str, source_class: str
) -> None:
    """Find what FILE, a text of any length, announces: each claim with its words and rule."""
    now = _now()
    day = read_date(published, field="published")
    if day > now.date():
        raise BadInput(f"{day} is in the future", field="published", remedy="a day up to today")
    store = Store(_settings().database)
    text = read_file(file).decode("utf-8", "replace")
    found = read(text, day, store.names(now.date()))
    _put([as_data(one, text) for one in found], as_json, _found_text)
    if keep:
        origin = Origin(file.name, day, by, source_class)
        outcome, told = taken_in(store, now, lambda: save(store, found, text, origin, now))
        if not as_json:
            _report(outcome, told)


def _found_text(found: list[dict[str, Any]]) -> str:
    return "\n".join(map(claim_text, found)) or "No claim of a future change was found."


def _report(outcome: Outcome, told: list[str]) -> None:
    for sentence in (*outcome.sentences, *told):
        click.echo(sentence)
    for reject in outcome.rejects:
        click.echo(f"  line {reject.line}: {reject.reason}", err=True)
    if outcome.state in (FAILED, HELD):
        sys.exit(REFUSED)


@cli.command("refresh")
@click.argument("feed", default="")
@click.option("--accept", is_flag=True, help="publish FEED even though it lost much")
def refresh_command(feed: str, accept: bool) -> None:
    """Take in every feed that is set up, or FEED alone, now."""
    settings = _settings()
    if not feed:
        run_by_hand("refresh", settings)
        return
    chosen = [f for f in settings.feeds if f.name == feed]
    if not chosen:
        names = ", ".join(f.name for f in settings.feeds) or "none"
        raise BadInput(f"{feed!r} is not a feed", field="feed", remedy=f"set up are: {names}")
    fetcher = Fetcher(allow_private=settings.allow_private)
    store = Store(settings.database)
    now = _now()
    outcome, told = taken_in(
        store, now, lambda: refresh(store, chosen[0], fetcher, now=now, accept=accept)
    )
    _report(outcome, told)


@cli.command()
@click.option("--host", default=None, help="address to listen on")
@click.option("--port", default=None, type=click.IntRange(0, 65535), help="port to listen on")
@click.option("--jobs/--no-jobs", "with_jobs", default=True, help="also run the scheduled jobs")
def serve(host: str | None, port: int | None, with_jobs: bool) -> None:
    """Serve pages and API, with the jobs in a process of their own."""
    from planner.serve import run

    settings = _settings()
    run(settings, host or settings.host, settings.port if port is None else port, with_jobs)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="for machines")
def doctor(as_json: bool) -> None:
    """Versions, database, feeds and jobs: what an operator should look at."""
    from planner.doctor import diagnose

    found = diagnose(_settings(), _now())
    _put(found, as_json, lambda d: "\n".join(f"{k:<16} {v}" for k, v in d.items()))
    if found["problems"] != "none":
        sys.exit(1)


@cli.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
def backup(target: Path) -> None:
    """Copy the database to TARGET, consistent and checked, while it is in use."""
    copy = Store(_settings().database).backup(target)
    click.echo(f"{copy}: {copy.stat().st_size:,} bytes, checked")


@cli.command()
def bench() -> None:
    """Measure start, answers, pages, memory and first load on the shipped data."""
    from planner.bench import measure

    click.echo(measure())
