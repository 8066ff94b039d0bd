"""The command line: the same functions as pages and API, readable or as JSON.

Exit codes: 0 answered or done; 1 unexpected failure; 2 the question or the command is wrong;
3 the database cannot be used; 4 a feed or file was refused or held, nothing was changed;
5 another process is running the job.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from planner import terminal
from planner.answer import answer, calendar
from planner.jobs import JOBS, run_job
from planner.network import Networks
from planner.prepare import prepare
from planner.questions import Question, read_as_of, read_question
from planner.roundtrip import round_trip
from planner.route import promises_data, route_data
from planner.settings import Settings
from routes.errors import BadFeed, BadInput, RoutesError, StoreError
from routes.feeds.fetch import Fetcher
from routes.periods import read_date
from routes.refresh import FAILED, HELD, Outcome, import_file, refresh
from routes.settle import SETTLED
from routes.store import Store

WRONG, UNUSABLE, REFUSED, BUSY = 2, 3, 4, 5


def _now() -> datetime:
    return datetime.now(UTC)


def _settings() -> Settings:
    settings = Settings.from_env()
    prepare(settings, _now())
    return settings


def _fail(code: int, message: str, remedy: str = "") -> NoReturn:
    click.echo(f"sapar: {message}", err=True)
    if remedy:
        click.echo(f"       {remedy}", err=True)
    sys.exit(code)


def main(args: list[str] | None = None) -> None:
    """Run a command; errors a person can act on come without a traceback."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    try:
        cli.main(args=args, prog_name="sapar", standalone_mode=True)
    except BadInput as error:
        _fail(WRONG, f"{error.field + ': ' if error.field else ''}{error}", error.remedy)
    except BadFeed as error:
        _fail(REFUSED, str(error))
    except StoreError as error:
        _fail(UNUSABLE, str(error))
    except RoutesError as error:
        _fail(1, str(error))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sapar")
def cli() -> None:
    """Flight routes and schedules: what was announced, what is filed, how to fly."""


def _put(data: Any, as_json: bool, text: Callable[[Any], str]) -> None:
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(text(data))


def _options(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
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


@cli.command()
@click.option("--unkept", is_flag=True, help="only starts of routes without evidence of one")
@_options("as_of", "json")
def promises(unkept: bool, as_of: str, as_json: bool) -> None:
    """Announced events and what became of them."""
    settings = _settings()
    as_of_day = read_as_of({"as_of": as_of}, _now().date())
    network = Networks(Store(settings.database)).get(as_of_day)
    _put(promises_data(network, unkept=unkept), as_json, _promises_text)


def _promises_text(found: dict[str, Any]) -> str:
    lines = []
    for one in found["promises"]:
        lines.append(terminal.wrapped(one["sentence"], "    ", f"{one['state']:<16} "))
        lines += [terminal.wrapped(m, "        ", "      · ") for m in one["mentions"]]
    lines.append(f"\n{len(found['promises'])} promises, as known on {found['as_of']}")
    return "\n".join(lines)


@cli.command()
@click.option("--since", default="", metavar="DATE", help="from that day on")
@click.option("--until", default="", metavar="DATE", help="up to that day")
@click.option("--route", default="", metavar="NQZ-ICN", help="of one pair of stations")
@click.option("--json", "as_json", is_flag=True, help="for machines")
def changes(since: str, until: str, route: str, as_json: bool) -> None:
    """Recorded changes, newest first: promises that moved, frequencies, ends of coverage."""
    rows = Store(_settings().database).changes(
        read_date(since, field="since") if since else None,
        read_date(until, field="until") if until else None,
    )
    if route:
        pair = set(route.upper().split("-"))
        if len(pair) != 2:
            raise BadInput(f"{route!r} is not a route", field="route", remedy="write NQZ-ICN")
        rows = [row for row in rows if {row["origin"], row["destination"]} == pair]
    _put(rows, as_json, _changes_text)


def _changes_text(rows: list[dict[str, Any]]) -> str:
    if not rows:
        return "No change is recorded; `sapar jobs run settle` looks for them."
    return "\n".join(
        terminal.wrapped(row["sentence"], " " * 12, f"{row['on_date']}  ") for row in rows
    )


@cli.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--feed", default=None, help="name the rows belong to, file:NAME if not given")
@click.option("--backfill", is_flag=True, help="place rows at their own known_on; it is recorded")
@click.option("--keep-good", is_flag=True, help="take the good rows of a file with bad ones")
def import_command(file: Path, feed: str | None, backfill: bool, keep_good: bool) -> None:
    """Take in FILE in the exchange format as the whole state of one feed."""
    store = Store(_settings().database)
    outcome = import_file(
        store, file, feed=feed, now=_now(), backfill=backfill, keep_good=keep_good
    )
    if backfill and outcome.state == "published":
        store.set_mark(SETTLED, None)  # knowledge was placed earlier: settle looks again
    _report(outcome)


def _report(outcome: Outcome) -> None:
    for sentence in outcome.sentences:
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
        _run("refresh", settings, None)
        return
    chosen = [f for f in settings.feeds if f.name == feed]
    if not chosen:
        names = ", ".join(f.name for f in settings.feeds) or "none"
        raise BadInput(f"{feed!r} is not a feed", field="feed", remedy=f"set up are: {names}")
    fetcher = Fetcher(allow_private=settings.allow_private)
    store = Store(settings.database)
    _report(refresh(store, chosen[0], fetcher, now=_now(), accept=accept))


@cli.group()
def jobs() -> None:
    """Scheduled work: what runs when, and by hand."""


@jobs.command("list")
@click.option("--json", "as_json", is_flag=True, help="for machines")
def jobs_list(as_json: bool) -> None:
    """The due table and the latest runs."""
    from planner.health import jobs_data

    _put(jobs_data(_settings(), _now()), as_json, _jobs_text)


def _jobs_text(found: dict[str, Any]) -> str:
    lines = [
        f"{job['name']:<18} every {job['every_hours']:g} h  next {job['next_due'] or 'not entered'}"
        f"  last ok {job['last_ok'] or 'never'}  {job['summary']}"
        + (f"  PARKED after {job['fail_count']} failures" if job["parked"] else "")
        for job in found["jobs"]
    ]
    lines += ["", "Latest runs"] if found["runs"] else ["", "No run yet"]
    for run in found["runs"]:
        first = (run["summary"] or "").split("\n", 1)[0]
        lines.append(f"  {run['started_at']}  {run['job']:<18} {run['outcome']:<8} {first[:80]}")
    return "\n".join(lines)


@jobs.command("run")
@click.argument("name", type=click.Choice(list(JOBS)))
@click.option("--today", default="", metavar="DATE", help="as if it were that day")
def jobs_run(name: str, today: str) -> None:
    """Run one job now and print what moved and why."""
    day = read_date(today, field="today") if today else None
    if day and day > _now().date():
        raise BadInput(f"today {day} is in the future", field="today", remedy="a day up to today")
    _run(name, _settings(), day)


def _run(name: str, settings: Settings, today: date | None) -> None:
    done = run_job(settings, name, _now(), today=today)
    if done is None:
        _fail(BUSY, f"job {name} is running in another process", "wait until it has ended")
    for sentence in done.sentences:
        click.echo(sentence)
    if done.failed:
        sys.exit(REFUSED)


@jobs.command("start")
@click.option("--parent", type=int, default=None, hidden=True)
def jobs_start(parent: int | None) -> None:
    """Watch the due table until stopped."""
    from planner.jobs import start

    settings = Settings.from_env() if parent else _settings()
    start(settings, parent=parent)


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
