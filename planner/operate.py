"""`sapar jobs`: scheduled work, what runs when, and by hand."""

from __future__ import annotations

import logging
import os
import sys
from datetime import date

import click

from planner import terminal
from planner.jobs import JOBS, run_job, work
from planner.records import Records
from planner.settings import Settings
from planner.shell import BUSY, REFUSED, fail, now, options, put, settings
from routes.errors import BadInput
from routes.periods import read_date


@click.group()
def jobs() -> None:
    """Scheduled work: what runs when, and by hand."""


@jobs.command("list")
@options("json")
def jobs_list(as_json: bool) -> None:
    """The due table and the latest runs."""
    from planner.health import jobs_data

    put(jobs_data(settings(), now()), as_json, terminal.jobs_text)


@jobs.command("run")
@click.argument("name", type=click.Choice(list(JOBS)))
@click.option("--today", default="", metavar="DATE", help="as if it were that day")
def jobs_run(name: str, today: str) -> None:
    """Run one job now and print what moved and why; one that is parked goes on when it succeeds."""
    day = read_date(today, field="today") if today else None
    if day and day > now().date():
        raise BadInput(f"today {day} is in the future", field="today", remedy="a day up to today")
    run_by_hand(name, settings(), day)


def run_by_hand(name: str, found: Settings, today: date | None = None) -> None:
    """Run a job in this process, within its time limit, and tell what it did."""
    done = run_job(found, name, now(), today=today)
    if done is None:
        fail(BUSY, f"job {name} is running in another process", "wait until it has ended")
    for sentence in done.sentences:
        click.echo(sentence)
    if done.failed:
        sys.exit(REFUSED)


@jobs.command("unpark")
@click.argument("name", type=click.Choice(list(JOBS)))
def jobs_unpark(name: str) -> None:
    """Let a job run again that failed so often that it was parked."""
    if Records(settings().database).unpark(name, now()):
        click.echo(f"{name} is due now.")
    else:
        click.echo(f"{name} is not parked.")


@jobs.command("start")
@click.option("--parent", type=int, default=None, hidden=True)
def jobs_start(parent: int | None) -> None:
    """Watch the due table until stopped."""
    from planner.scheduler import start

    start(Settings.from_env() if parent else settings(), parent=parent)


@jobs.command("work", hidden=True)
@click.argument("run", type=int)
def jobs_work(run: int) -> None:
    """Do the run that a scheduler started this process for."""
    os.nice(10)  # who asks a page goes before
    try:
        work(Settings.from_env(), run, now())
    except Exception:
        logging.getLogger("sapar.jobs").exception("run %s failed", run)
        sys.exit(1)  # the scheduler closes the run where it could not be closed here
