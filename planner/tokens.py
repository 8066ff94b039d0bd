"""Tokens: who may write, and what. A token is shown once; its SHA-256 is what is kept."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from routes.errors import BadInput, Conflict, Unknown
from routes.store import Store
from routes.times import stamp

PREFIX = "sapar_"
SCOPES = {
    "watches": "follow routes, carriers and promises, and be told of changes",
    "claims": "decide on what was read out of documents",
    "jobs": "run jobs",
}
# A token in busy use is not written at every request.
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept; the token itself is not."""

    id: int
    name: str
    sha256: str = field(repr=False)
    scopes: frozenset[str]
    created_at: str
    last_used_at: str
    revoked_at: str

    @property
    def is_live(self) -> bool:
        return not self.revoked_at


class Tokens:
    """The tokens of a database."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(self, name: str, scopes: Collection[str], now: datetime) -> str:
        """Make a token of 256 random bits under a name that no live token has; the token itself."""
        if not re.fullmatch(r"[\w .-]{1,60}", name):
            raise BadInput(f"{name!r} is no name", field="name", remedy="letters, digits, . - _")
        unknown = sorted({*scopes} - {*SCOPES})
        if unknown or not scopes:
            raise BadInput(
                f"{unknown[0]!r} is no scope" if unknown else "no scope is given",
                field="scope",
                remedy=f"scopes are {', '.join(SCOPES)}",
            )
        made = PREFIX + secrets.token_urlsafe(32)
        row = {
            "name": name,
            "sha256": _digest(made),
            "scopes": " ".join(s for s in SCOPES if s in scopes),
            "created_at": stamp(now),
        }
        with self.store.writing() as db:
            if [*db.query("select 1 from token where name = ? and revoked_at is null", [name])]:
                raise Conflict(
                    f"there is a token {name!r}", field="name", remedy="revoke it, or name another"
                )
            db.table("token").insert(row)
        return made

    def list(self) -> list[Token]:
        """Every token that was ever made, oldest first."""
        with self.store.reading() as db:
            return [_token(row) for row in db.query("select * from token order by id")]

    def revoke(self, name: str, now: datetime) -> None:
        """End a token; what it made stays."""
        with self.store.writing() as db:
            ended = db.execute(
                "update token set revoked_at = ? where name = ? and revoked_at is null",
                [stamp(now), name],
            ).rowcount
        if not ended:
            raise Unknown(
                f"no live token {name!r} is held", field="name", remedy="see `sapar token list`"
            )

    def find(self, given: str, now: datetime) -> Token | None:
        """The live token that this text is, noted as used; None where it is none."""
        digest = _digest(given)
        with self.store.reading() as db:
            rows = [*db.query("select * from token where sha256 = ?", [digest])]
        found = next((t for t in map(_token, rows) if hmac.compare_digest(t.sha256, digest)), None)
        if found is None or not found.is_live:
            return None
        if found.last_used_at < stamp(now - NOTED_EVERY):
            with self.store.writing() as db:
                db.execute("update token set last_used_at = ? where id = ?", [stamp(now), found.id])
        return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _token(row: dict[str, Any]) -> Token:
    return Token(
        id=row["id"],
        name=row["name"],
        sha256=row["sha256"],
        scopes=frozenset(row["scopes"].split()),
        created_at=row["created_at"],
        last_used_at=row["last_used_at"] or "",
        revoked_at=row["revoked_at"] or "",
    )
