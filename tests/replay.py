"""The shipped facts replayed day by day into an empty store, as one who follows them is told.

`python tests/replay.py` prints the text that tests/data/follower_kz_kr.txt keeps; read the
difference before you put it there.
"""

from __future__ import annotations

import heapq
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from watch_makers import Receiver, receiving

from planner import terminal
from planner.ledger import asked_ledger
from planner.network import Networks
from planner.records import Records
from planner.settings import Settings
from planner.watches.deliver import deliver
from planner.watches.outbox import Outbox
from planner.watches.watch import Channel, Watch, What
from planner.watches.watching import Watching
from routes.changes import check_frequencies
from routes.diff import taking_in
from routes.feeds.delimited import read
from routes.model import Reading
from routes.periods import read_when
from routes.promises import LAPSE, promises
from routes.refresh import PUBLISHED, Outcome
from routes.settle import settle
from routes.store import Intake, Store

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "data" / "follower_kz_kr.txt"
BEGIN, END = date(2014, 12, 31), date(2026, 11, 22)
NEWS = ("leg", "claim", "evidence", "sighting", "frequency_claim", "coverage")
PLACES = ("origin", "destination", "station_a", "station_b", "stations", "partners")
DAY = timedelta(days=1)
Rows = dict[str, list[dict[str, Any]]]


def shipped_rows() -> Rows:
    """The rows of the shipped files by table."""
    tables: Rows = defaultdict(list)
    for path in sorted((ROOT / "data").glob("*.csv")):
        for table, rows in read(path.read_bytes()).rows.items():
            tables[table] += rows
    return tables


def known_day(row: dict[str, Any]) -> date:
    """The day a shipped row became known: a month counts from its last day (rule 4)."""
    known = read_when(str(row["known_on"])) or read_when(str(row["recorded_on"]))
    assert known
    return min(known.latest, END)


def reference(tables: Rows) -> Rows:
    """What is no news, of the stations that the news speaks of."""
    named = {
        code for t in NEWS for row in tables[t] for p in PLACES for code in str(row.get(p)).split()
    }
    kept = {t: rows for t, rows in tables.items() if t not in (*NEWS, "name", "watched")}
    kept["station"] = [row for row in tables["station"] if row["code"] in named]
    return kept


class Replay:
    """An empty store that learns the shipped facts, each on its day, and a follower of it."""

    def __init__(self, folder: Path, receiver: Receiver) -> None:
        self.store = Store(folder / "sapar.db")
        self.settings = Settings(database=self.store.path, allow_private=True)
        self.receiver = receiver
        self.told = 0
        self.held: Rows = {table: [] for table in NEWS}
        tables = shipped_rows()
        self.coming: dict[date, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
        for table in NEWS:
            for row in tables[table]:
                self.coming[max(known_day(row), BEGIN)].append((table, row))
        self.store.migrate()
        Records(self.store.path).migrate()
        self._put("places", reference(tables), noon(BEGIN))

    def follow(self, subject: str) -> None:
        """Follow a pair of countries by a chat."""
        chat = f"{self.receiver.url}/bot1/sendMessage?chat_id=1"
        made = Watch("w_1", What.COUNTRIES, subject, Channel.WEBHOOK, True, target=chat,
                     format="telegram", key="key1")  # fmt: skip
        Outbox(self.store).fan_out(noon(BEGIN))
        Watching(self.store).add(made, None, noon(BEGIN))

    def run(self) -> Iterator[tuple[date, str]]:
        """Each message with its day. On other days nothing becomes known and nothing falls due."""
        days = [*self.coming, END]
        heapq.heapify(days)
        done = None
        while days:
            day = heapq.heappop(days)
            if day > END or day == done:
                continue
            done = day
            yield from ((day, text) for text in self.live(day))
            for turn in self._turns(day):
                heapq.heappush(days, turn)
            if day == BEGIN:  # what was known before is told to nobody
                self.follow("KR-KZ")

    def live(self, day: date) -> list[str]:
        """The jobs of a day; the messages that came."""
        now = noon(day)
        if day in self.coming:
            for table, row in self.coming[day]:
                self.held[table].append(row)
            taking_in(self.store, now, lambda: self._put("news", self.held, now))
        settle(self.store, day, now)
        check_frequencies(self.store, day, now)
        deliver(self.settings, lambda: now)
        bodies = [json.loads(body) for _, body in self.receiver.got[self.told :]]
        self.told += len(bodies)
        return [body["text"] for body in bodies]

    def _turns(self, day: date) -> list[date]:
        """Later days on which time alone moves a promise, or ends what a leg covers."""
        facts = self.store.facts(day)
        due = [p.due.latest for p in promises(facts) if p.due]
        turns = [d + DAY for d in due] + [d + LAPSE + DAY for d in due]
        turns += [leg.last.latest + DAY for leg in facts.legs if leg.last]
        return [turn for turn in turns if turn > day]

    def _put(self, feed: str, tables: Rows, now: datetime) -> Outcome:
        rows = {table: [*found] for table, found in tables.items()}
        taken = self.store.replace(Intake(feed, "shipped data", Reading(rows, []), "0" * 64, now))
        return Outcome(feed, PUBLISHED, taken.rows, taken.added, taken.closed)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def follower_text(folder: Path) -> str:
    """What a follower of two countries was told, then the ledger of the last day."""
    with receiving() as receiver:
        replay = Replay(folder, receiver)
        messages = list(replay.run())
    network = Networks(replay.store).get(END)
    ledger = asked_ledger(network, {"origin": "KZ", "destination": "KR"})
    parts = [
        "What one who follows Kazakhstan–Korea was told, message by message, had the shipped facts",
        f"become known to an empty store each on its day from {BEGIN + DAY} to {END}; then the",
        "promise ledger of the last day.",
        "",
        *(f"==== {day:%a} {day} ====\n{text}\n" for day, text in messages),
        "==== The ledger ====",
        terminal.ledger_text(ledger),
        "",
    ]
    return "\n".join(parts)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        sys.stdout.write(follower_text(Path(made)))
