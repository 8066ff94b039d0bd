"""Tables of the planner's own work: jobs and their runs. Released steps are only followed."""

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
