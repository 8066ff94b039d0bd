"""The commands `sapar watch`: follow a route, carrier, country pair or promise, and be told."""

from __future__ import annotations

from typing import Any

import click

from planner.data import Data
from planner.network import Networks
from planner.shell import now, put, settings
from planner.watches.following import Following
from planner.watches.wanted import EVERY, follow_of
from planner.watches.watch import KINDS, Channel, State, Watch, What
from routes.errors import BadInput
from routes.store import Store


@click.group("watch")
def watch() -> None:
    """Watches: who is told of which changes, by webhook, chat, e-mail, Atom or calendar."""


@watch.command("add")
@click.argument("what", type=click.Choice([*map(str, What)]))
@click.argument("subject", default="")
@click.option("--one-way", is_flag=True, help="of a pair: from the first to the second alone")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="all if not given")
@click.option("--webhook", default="", metavar="URL", help="tell this address, signed")
@click.option("--telegram", default="", metavar="CHAT", help="the webhook is a Bot API sendMessage")
@click.option("--email", default="", metavar="ADDRESS", help="tell this address once it confirms")
@click.option("--zone", default="UTC", metavar="ZONE", help="of the hours, as Asia/Almaty")
@click.option("--quiet", default="", metavar="22:00-07:00", help="hours in which nothing is sent")
@click.option("--digest", default="", metavar="daily@08:00", help="or weekly@08:00, on Monday")
@click.option("--json", "as_json", is_flag=True, help="for machines")
def add(what: str, subject: str, one_way: bool, as_json: bool, **given: Any) -> None:
    """Follow WHAT: route NQZ-ICN, od ALA-SEL, station NQZ, carrier KC, countries KZ-KR, claim KEY,
    or feeds, which tells when one has gone quiet.

    Without --webhook and --email it is read: by its Atom feed and calendar, which each has.
    """
    found = settings()
    asked: Data = {"follow": follow_of(what, subject, one_way=one_way), "tell": _tell(given)}
    asked |= {"kinds": list(given["kinds"]), "zone": given["zone"], **_hours(given)}
    network = Networks(Store(found.database)).get(now().date())
    following = Following(found)
    made = following.begin(network, asked, None, now())
    put(following.data(made, secret=True), as_json, _text)


def _tell(given: dict[str, Any]) -> Data:
    if given["email"]:
        return {"channel": str(Channel.EMAIL), "target": given["email"]}
    if not given["webhook"]:
        return {"channel": str(Channel.PULL)}
    found: Data = {"channel": str(Channel.WEBHOOK), "target": given["webhook"]}
    if given["telegram"]:
        found |= {"format": "telegram", "chat_id": given["telegram"]}
    return found


def _hours(given: dict[str, Any]) -> Data:
    found: Data = {}
    if given["quiet"]:
        start, _, end = given["quiet"].partition("-")
        found["quiet"] = {"from": start, "until": end}
    if given["digest"]:
        every, at, clock = given["digest"].partition("@")
        if every not in EVERY or not at:
            raise BadInput("that is no digest", field="digest", remedy="daily@08:00, weekly@08:00")
        found["digest"] = {"every": every, "at": clock}
    return found


@watch.command("list")
@click.option("--json", "as_json", is_flag=True, help="for machines")
def list_(as_json: bool) -> None:
    """Every watch of every token, and its state."""
    following = Following(settings())
    rows = [following.data(one) for one in following.watching.every()]
    put(rows, as_json, lambda all_: "\n".join(map(_line, all_)) or "There is no watch.")


@watch.command("show")
@click.argument("id_", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="for machines")
def show(id_: str, as_json: bool) -> None:
    """One watch with its latest messages."""
    following = Following(settings())
    one = following.watching.get(id_)
    found = following.data(one) | {"deliveries": following.deliveries(one)}
    put(found, as_json, _text)


@watch.command("pause")
@click.argument("id_", metavar="ID")
def pause(id_: str) -> None:
    """Tell nothing for now."""
    _set(id_, State.PAUSED)


@watch.command("resume")
@click.argument("id_", metavar="ID")
def resume(id_: str) -> None:
    """Tell what is recorded from now on."""
    _set(id_, State.ACTIVE)


@watch.command("remove")
@click.argument("id_", metavar="ID")
def remove(id_: str) -> None:
    """End a watch and forget whom it told."""
    _set(id_, State.REMOVED)


def _set(id_: str, state: State) -> None:
    watching = Following(settings()).watching
    found: Watch = watching.set_state(watching.get(id_), state, now())
    click.echo(f"{found.id}: {found.state}")


@watch.command("test")
@click.argument("id_", metavar="ID")
def test(id_: str) -> None:
    """Send a test message now."""
    from planner.watches.deliver import deliver

    following = Following(settings())
    one = following.watching.get(id_)
    sent = following.test(one, now())
    deliver(following.settings, now)
    ended = next(row for row in following.deliveries(one) if row["id"] == sent["id"])
    click.echo(f"{ended['id']}: {ended['state']}" + f", {ended['error']}" * bool(ended["error"]))


def _line(one: Data) -> str:
    to = one["tell"]["target"] or "Atom and calendar"
    return f"{one['id']}  {one['state']:<8}  {one['title']}  →  {to}"


def _text(one: Data) -> str:
    lines = [_line(one), *(f"  {name}: {url}" for name, url in one["links"].items())]
    if one["why"]:
        lines.append(f"  why: {one['why']}")
    if one.get("secret"):
        lines.append(f"  secret, shown this once: {one['secret']}")
    lines += [
        f"  {row['created_at'][:16]}  {row['kind']}, {row['state']}, tried {row['attempts']} times"
        + f": {row['error']}" * bool(row["error"])
        for row in one.get("deliveries", ())
    ]
    return "\n".join(lines)
