"""Tables and indexes of the network, one function a step. Released steps are only followed.

Every fact table has the columns of its exchange file and the same five of its own: `id`,
`key` (sha256 of the row's content), `snapshot` that brought it, `known_from`, `known_until`.
Triggers keep the two promises of the store: a fact is never changed or deleted, only closed,
and a closed snapshot never changes.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("routes")

_KNOWN = {"known_on": str, "known_on_basis": str}
_CITED = {"confidence": str, "source": str, "recorded_on": str, "notes": str}
_FACTS: dict[str, dict[str, type]] = {
    "leg": {
        "carrier": str,
        "number": str,
        "origin": str,
        "destination": str,
        "first_date": str,
        "last_date": str,
        "days": str,
        "every": int,
        "dep_local": str,
        "arr_local": str,
        "day_shift": int,
        "equipment": str,
        "seats": int,
        "codeshares": str,
        "basis": str,
        "days_basis": str,
        "first_bound": str,
        "last_bound": str,
        **_KNOWN,
        **_CITED,
    },
    "sighting": {
        "carrier": str,
        "station_a": str,
        "station_b": str,
        "listed_for": str,
        "listed_mode": str,
        "known_on": str,
        **_CITED,
    },
    "evidence": {
        "carrier": str,
        "number": str,
        "origin": str,
        "destination": str,
        "on_date": str,
        "kind": str,
        "weekly": float,
        "what": str,
        "known_on": str,
        **_CITED,
    },
    "coverage": {
        "name": str,
        "stations": str,
        "partners": str,
        "carriers": str,
        "first_date": str,
        "last_date": str,
        "completeness": str,
        "known_on": str,
        "source": str,
        "recorded_on": str,
        "notes": str,
    },
    "claim": {
        "announced_on": str,
        "announced_by": str,
        "source_class": str,
        "kind": str,
        "origin": str,
        "destination": str,
        "scope": str,
        "carriers": str,
        "effective": str,
        "weekly_before": int,
        "weekly_after": int,
        "weekly_after_max": int,
        "direction": str,
        "side": str,
        "stage": str,
        **_KNOWN,
        **_CITED,
    },
    "frequency_claim": {
        "first_date": str,
        "last_date": str,
        "label": str,
        "origin": str,
        "destination": str,
        "scope": str,
        "carriers": str,
        "weekly": float,
        "stage": str,
        "direction": str,
        "side": str,
        "basis": str,
        **_KNOWN,
        **_CITED,
    },
    "station": {
        "code": str,
        "name": str,
        "city": str,
        "city_code": str,
        "country": str,
        "zone": str,
        "lat": float,
        "lon": float,
    },
    "alias": {"code": str, "station": str, "until": str, "source": str, "notes": str},
    "carrier": {"code": str, "name": str},
    "watched": {
        "origin": str,
        "destination": str,
        "replay_date": str,
        "replay_as_of": str,
        "replay_label": str,
    },
    "connecting_time": {
        "station": str,
        "arrival_carrier": str,
        "departure_carrier": str,
        "status": str,
        "minutes": int,
        "suppressed": str,
        "source": str,
        "recorded_on": str,
        "notes": str,
    },
}
_NULLABLE = {"every", "day_shift", "seats", "weekly", "minutes", "known_until"} | {
    "weekly_before",
    "weekly_after",
    "weekly_after_max",
}


@migrations()
def network(db: Database) -> None:
    """Snapshots, the fact tables, feeds, changes and the store's version."""
    db.table("snapshot").create(
        {
            "id": int,
            "feed": str,
            "source": str,
            "fetched_at": str,
            "sha256": str,
            "rows": int,
            "rejects": int,
            "added": int,
            "closed": int,
            "coverage": str,
            "state": str,  # closed | held
            "capture": int,
            "backfill": int,
            "note": str,
        },
        pk="id",
        not_null={"feed", "source", "fetched_at", "sha256", "state", "capture", "backfill"},
        strict=True,
    )
    db.execute(
        "create trigger snapshot_keep before update on snapshot when old.state = 'closed' "
        "begin select raise(abort, 'a closed snapshot is immutable'); end"
    )
    db.execute(
        "create trigger snapshot_stay before delete on snapshot when old.state = 'closed' "
        "begin select raise(abort, 'a closed snapshot is immutable'); end"
    )
    for name, columns in _FACTS.items():
        _create_fact_table(db, name, columns)
    db.table("leg").create_index(["origin", "destination"])
    db.table("feed_state").create(
        {
            "feed": str,
            "etag": str,
            "last_modified": str,
            "sha256": str,
            "checked_at": str,
            "changed_at": str,
            "failure": str,
        },
        pk="feed",
        strict=True,
    )
    db.table("change").create(
        {
            "id": int,
            "kind": str,
            "subject": str,
            "origin": str,
            "destination": str,
            "carriers": str,
            "on_date": str,
            "before": str,
            "after": str,
            "moved_by": str,
            "sentence": str,
            "recorded_at": str,
        },
        pk="id",
        not_null={"kind", "subject", "on_date", "after", "sentence", "recorded_at"},
        strict=True,
    )
    db.table("change").create_index(["subject", "kind", "after"], unique=True)
    db.table("meta").create({"name": str, "value": int}, pk="name", strict=True)
    db.table("meta").insert({"name": "version", "value": 0})


@migrations()
def names(db: Database) -> None:
    """Names of places, countries and carriers in several languages, for the reader."""
    _create_fact_table(db, "name", {"kind": str, "code": str, "language": str, "name": str})


@migrations()
def documents(db: Database) -> None:
    """Documents of the sources, what each reader found in them, and which changes are news."""
    # A change found while the past was read for the first time is history: nobody is told of it.
    db.execute("alter table change add column news integer not null default 1")
    db.table("document").create(
        {
            "id": int,
            "source": str,  # name of the source that carried it
            "publisher": str,
            "source_class": str,
            "url": str,
            "sha256": str,  # of the day, where one is stated, and the text: what the readers see
            "published_on": str,
            "published_basis": str,  # feed | page | fetched: where the day comes from
            "title": str,
            "text": str,
            "fetched_at": str,
        },
        pk="id",
        not_null={"source", "publisher", "source_class", "url", "sha256", "published_on"}
        | {"published_basis", "title", "text", "fetched_at"},
        strict=True,
    )
    db.table("document").create_index(["source", "sha256"], unique=True)
    db.execute(
        "create trigger document_keep before update on document "
        "begin select raise(abort, 'a document is never changed'); end"
    )
    db.execute(
        "create trigger document_stay before delete on document "
        "begin select raise(abort, 'a document is never deleted'); end"
    )
    db.table("reading").create(
        {
            "document": int,
            "reader": str,  # version of the reader
            "read_at": str,
            "outcome": str,  # begun | ok | failed
            "found": int,  # claims; of one that is begun, the tries
            "note": str,
        },
        pk=("document", "reader"),
        not_null={"read_at", "outcome", "found", "note"},
        foreign_keys=[("document", "document", "id")],
        strict=True,
    )
    db.table("finding").create(
        {
            "id": int,
            "document": int,
            "reader": str,
            "row": str,  # the row of the table `claim`, as JSON
            "words": str,
            "rule": str,
            "first": int,  # span of the words in the text, characters
            "last": int,
            "state": str,  # waiting | published | accepted | rejected | superseded
            "why": str,
            "decided_by": str,
            "decided_at": str,
        },
        pk="id",
        not_null={"document", "reader", "row", "words", "rule", "first", "last", "state", "why"},
        foreign_keys=[("document", "document", "id")],
        strict=True,
    )
    db.table("finding").create_index(["document"])
    db.table("finding").create_index(["state"])


def _create_fact_table(db: Database, name: str, columns: dict[str, type]) -> None:
    own = {"id": int, "key": str, "snapshot": int, "known_from": str, "known_until": str}
    every = own | columns
    db.table(name).create(
        every,
        pk="id",
        not_null=set(every) - _NULLABLE,
        foreign_keys=[("snapshot", "snapshot", "id")],
        strict=True,
    )
    db.table(name).create_index(["snapshot"])
    content = " or ".join(f"old.{c} is not new.{c}" for c in every if c != "known_until")
    db.execute(
        f"create trigger {name}_keep before update on {name} "
        f"when old.known_until is not null or {content} "
        f"begin select raise(abort, 'a fact is never changed, only closed'); end"
    )
    db.execute(
        f"create trigger {name}_stay before delete on {name} "
        f"begin select raise(abort, 'a fact is never deleted, only closed'); end"
    )
