"""The commands of the newsroom: what waits, accept, reject; the sources and a look at them."""

from __future__ import annotations

from collections.abc import Iterable

import click

from planner import said, terminal
from planner.announced import findings_data, queue_text, sources_data, sources_text
from planner.data import Data
from planner.network import Network, Networks
from planner.questions import read_as_of
from planner.settings import Settings
from planner.shell import now, of_places, options, put, settings
from routes.errors import BadInput
from routes.newsroom.documents import FETCHED, WAITING
from routes.newsroom.publish import accept, reject
from routes.newsroom.run import Checked, check
from routes.newsroom.sources import Source, load_sources
from routes.newsroom.web import polite_fetcher
from routes.store import Store

PERSON = "the command line"


@click.group(invoke_without_command=True)
@of_places
@options("as_of", "json")
@click.pass_context
def announcements(context: click.Context, /, as_json: bool, **given: str) -> None:
    """Announcements: who said what on which day, newest first; and what waits to be published."""
    if context.invoked_subcommand is None:
        asked = {name: text for name, text in given.items() if text}
        put(said.announcements(_network(settings(), asked), asked), as_json, terminal.said_text)


def _network(found: Settings, asked: dict[str, str]) -> Network:
    return Networks(Store(found.database)).get(read_as_of(asked, now().date()))


@announcements.command("waiting")
@options("json")
def waiting_command(as_json: bool) -> None:
    """Claims that wait for a second source or a person: words, rule, why, what contradicts."""
    found = settings()
    store = Store(found.database)
    put(findings_data(_network(found, {}), store, WAITING), as_json, queue_text)


@announcements.command("accept")
@click.argument("number", metavar="ID", type=click.IntRange(1))
@click.option("--by", default=PERSON, metavar="NAME", help="who accepts it")
def accept_command(number: int, by: str) -> None:
    """Publish the claim of finding ID, and with it those that agree."""
    _tell([f"#{number} accepted.", *accept(Store(settings().database), number, by, now())])


@announcements.command("reject")
@click.argument("number", metavar="ID", type=click.IntRange(1))
@click.option("--why", required=True, metavar="TEXT", help="what is wrong with it")
@click.option("--by", default=PERSON, metavar="NAME", help="who rejects it")
def reject_command(number: int, why: str, by: str) -> None:
    """Say that the claim of finding ID is wrong; one that was published is taken back."""
    _tell([f"#{number} rejected.", *reject(Store(settings().database), number, why, by, now())])


def _tell(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        click.echo(sentence)


@click.group(invoke_without_command=True)
@options("json")
@click.pass_context
def sources(context: click.Context, /, as_json: bool) -> None:
    """The sources of announcements: last look, newest document, quiet or failed."""
    if context.invoked_subcommand is None:
        found = settings()
        rows = sources_data(Store(found.database), load_sources(found.sources), now())
        put(rows, as_json, sources_text)


@sources.command("check")
@click.argument("name", default="")
def check_command(name: str) -> None:
    """Fetch a few documents of every source, or of NAME, and show what is read; keep nothing."""
    found = settings()
    chosen = _chosen(load_sources(found.sources), name)
    fetcher = polite_fetcher(allow_private=found.allow_private)
    for one in check(Store(found.database), chosen, fetcher, now()):
        _tell(_checked_lines(one))


def _chosen(every: list[Source], name: str) -> list[Source]:
    if not every:
        click.echo(sources_text([]))
    chosen = [source for source in every if name in ("", source.name)]
    if name and not chosen:
        names = ", ".join(source.name for source in every) or "none"
        raise BadInput(f"{name!r} is not a source", field="name", remedy=f"set up are: {names}")
    return chosen


def _checked_lines(one: Checked) -> Iterable[str]:
    found = one.gathered
    yield f"{found.source.name}: " + (
        f"failed: {found.failure}" if found.failure else f"{len(found.documents)} documents"
    )
    yield from (f"  {sentence}" for sentence in found.told)
    for document, passages in one.readings:
        seen = "seen " if document.basis == FETCHED else ""
        yield f"  {seen}{document.published}  {document.title or document.url}"
        yield from (f"    {_passage(p.row)}: “{p.words}” ({p.rule})" for p in passages)


def _passage(row: Data) -> str:
    when = f"from {row['effective']}" if row["effective"] else "undated"
    who = f" {row['carriers']}" if row["carriers"] else ""
    return f"{row['kind']} {row['origin']}–{row['destination']}{who} {when}"
