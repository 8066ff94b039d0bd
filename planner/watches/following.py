"""Watches as pages, API and commands handle them: made, told as plain data, tried out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from planner.data import Data
from planner.network import Network
from planner.settings import Settings
from planner.watches.outbox import Outbox
from planner.watches.told import links
from planner.watches.wanted import read_manner, read_watch, told
from planner.watches.watch import Channel, State, Watch
from planner.watches.watching import Watching
from routes.errors import BadInput, Conflict
from routes.store import Store

MOST_DELIVERIES = 100
STATES = (State.ACTIVE, State.PAUSED)


class Following:
    """The watches of one service; `token` is whose they are, None of the operator's all."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.watching = Watching(Store(settings.database))
        self.outbox = Outbox(self.watching.store)

    def begin(self, network: Network, asked: Any, token: int | None, now: datetime) -> Watch:
        """Make a watch; one by e-mail waits until its addressee confirms."""
        return self.watching.add(read_watch(network, asked, self.settings), token, now)

    def change(self, watch: Watch, asked: Any, now: datetime) -> Watch:
        """Pause or resume a watch, or change how and when it is told."""
        if not isinstance(asked, dict):
            raise BadInput("the body is no object", remedy="an object with what is to change")
        manner = {name: value for name, value in asked.items() if name != "state"}
        changed = read_manner(watch, manner)
        if "state" in asked:
            if asked["state"] not in STATES:
                known = ", ".join(STATES)
                raise BadInput("the state is not known", field="state", remedy=known)
            self.watching.set_state(watch, State(asked["state"]), now)
        if manner:
            self.watching.set_manner(changed)
        return self.watching.get(watch.id)

    def test(self, watch: Watch, now: datetime) -> Data:
        """Put a test into the outbox; its delivery."""
        if watch.channel is Channel.PULL:
            raise Conflict("nothing is sent to a watch that is read", remedy="read its Atom feed")
        if watch.state not in STATES:
            remedy = "confirm it first" if watch.state is State.PENDING else "resume it first"
            raise Conflict(f"the watch is {watch.state}", field="state", remedy=remedy)
        id_ = self.outbox.add(watch, "test", now)
        return next(row for row in self.deliveries(watch) if row["id"] == id_)

    def deliveries(self, watch: Watch) -> list[Data]:
        """The latest messages of a watch, newest first."""
        names = ("id", "kind", "state", "created_at", "due_at", "attempts", "sent_at", "status")
        return [
            {name: row[name] for name in names}
            | {"error": row["error"] or None, "changes": row["changes"]}
            for row in self.outbox.deliveries(watch, MOST_DELIVERIES)
        ]

    def data(self, watch: Watch, *, secret: bool = False) -> Data:
        """A watch as plain data; its secret only to who has just made it."""
        found = {
            "id": watch.id,
            "title": watch.title,
            **told(watch),
            "state": str(watch.state),
            "why": watch.why or None,
            "created_at": watch.created_at,
            "confirmed_at": watch.confirmed_at or None,
            "links": links(watch, self.settings.public_base_url),
        }
        if secret:
            shown = watch.channel is Channel.WEBHOOK and watch.secret
            found["secret"] = watch.secret if shown else None
        return found
