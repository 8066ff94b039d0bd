"""Tables of the planner's own work: jobs, watches, deliveries. Released steps are only followed."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("planner")


@migrations()
def work(db: Database) -> None:
    """The due table, which is the truth, and one row a run."""
    db.table("job").create(
        {
            "name": str,
            "next_due": str,
            "last_ok": str,
            "lease_until": str,
            "lease_owner": str,
            "fail_count": int,
        },
        pk="name",
        not_null={"name", "next_due", "fail_count"},
        strict=True,
    )
    db.table("run").create(
        {
            "id": int,
            "job": str,
            "slot": str,
            "started_at": str,
            "ended_at": str,
            "outcome": str,
            "summary": str,
        },
        pk="id",
        not_null={"job", "slot", "started_at", "outcome"},
        strict=True,
    )
    db.table("run").create_index(["job", "slot"], unique=True)


@migrations()
def watches(db: Database) -> None:
    """Who may write, who follows what, what they are told, and the outbox."""
    db.table("token").create(
        {
            "id": int,
            "name": str,
            "sha256": str,  # of the token, which is shown once and never kept
            "scopes": str,
            "created_at": str,
            "last_used_at": str,
            "revoked_at": str,
        },
        pk="id",
        not_null={"name", "sha256", "scopes", "created_at"},
        strict=True,
    )
    db.table("token").create_index(["sha256"], unique=True)
    db.table("watch").create(
        {
            "id": str,
            "token": int,  # whose it is; null: made by the operator
            "what": str,  # route | od | station | carrier | countries | claim | feeds
            "subject": str,  # as 'NQZ-ICN', 'KC', 'KZ-KR', or the key of a promise
            "both_ways": int,  # of a pair: also from the second to the first
            "kinds": str,  # kinds of change separated by spaces; blank: all
            "channel": str,  # webhook | email | pull (Atom and calendar alone)
            "target": str,
            "host": str,  # whose turn it is: one message at a time to one host
            "format": str,  # json | telegram; of e-mail: text
            "secret": str,  # signs webhooks; it must be readable to sign
            "key": str,  # in the watch's own addresses: feed, calendar, leave
            "state": str,  # pending | active | paused | disabled | removed
            "why": str,  # of a state that the program chose
            "zone": str,
            "quiet_from": str,  # HH:MM in that zone; blank: no quiet hours
            "quiet_until": str,
            "digest": str,  # '' | daily | weekly
            "digest_at": str,  # HH:MM in that zone
            "since_change": int,  # only later changes are told
            "created_at": str,
            "confirmed_at": str,
        },
        pk="id",
        not_null={"what", "subject", "both_ways", "kinds", "channel", "target", "host", "format"}
        | {"secret", "key", "state", "why", "zone", "quiet_from", "quiet_until", "digest"}
        | {"digest_at", "since_change", "created_at"},
        foreign_keys=[("token", "token", "id")],
        strict=True,
    )
    db.table("watch").create_index(["key"], unique=True)
    db.table("delivery").create(
        {
            "id": str,  # stays the same however often it is tried
            "watch": str,
            "kind": str,  # changes | confirm | test
            "state": str,  # pending | sent | dead
            "created_at": str,
            "due_at": str,
            "attempts": int,
            "lease_until": str,
            "sent_at": str,
            "status": int,
            "error": str,
        },
        pk="id",
        not_null={"watch", "kind", "state", "created_at", "due_at", "attempts", "error"},
        foreign_keys=[("watch", "watch", "id")],
        strict=True,
    )
    db.table("delivery").create_index(["state", "due_at"])
    db.table("event").create(
        {"id": int, "watch": str, "change": int, "delivery": str, "created_at": str},
        pk="id",
        not_null={"watch", "change", "created_at"},
        foreign_keys=[("watch", "watch", "id"), ("delivery", "delivery", "id")],
        strict=True,
    )
    db.table("event").create_index(["watch", "change"], unique=True)


@migrations()
def slots(db: Database) -> None:
    """The slot that is due apart from when it is tried next, which a failure puts off."""
    db.execute("alter table job add column slot text not null default ''")
    db.execute("update job set slot = next_due")
