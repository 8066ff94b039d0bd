"""The commands `sapar token`: give out tokens, list them, revoke them."""

from __future__ import annotations

from typing import Any

import click

from planner.shell import now, put, settings
from planner.tokens import SCOPES, Token, Tokens
from routes.store import Store


@click.group("token")
def token() -> None:
    """Tokens: who may write through the API and the page /follow."""


@token.command("add")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice(list(SCOPES)),
    help="what it may do; may be given several times",
)
def add(name: str, scopes: tuple[str, ...]) -> None:
    """Make a token for NAME and print it, this once."""
    click.echo(Tokens(Store(settings().database)).add(name, scopes, now()))
    click.echo("It is not kept and cannot be shown again.", err=True)


@token.command("list")
@click.option("--json", "as_json", is_flag=True, help="for machines")
def list_(as_json: bool) -> None:
    """Every token: name, scopes, when it was last used or revoked."""
    rows = [_row(one) for one in Tokens(Store(settings().database)).list()]
    put(rows, as_json, _text)


@token.command("revoke")
@click.argument("name")
def revoke(name: str) -> None:
    """End the token of NAME at once; the watches it made go on."""
    Tokens(Store(settings().database)).revoke(name, now())
    click.echo(f"{name}: revoked")


def _row(one: Token) -> dict[str, Any]:
    return {
        "name": one.name,
        "scopes": sorted(one.scopes),
        "created_at": one.created_at,
        "last_used_at": one.last_used_at or None,
        "revoked_at": one.revoked_at or None,
    }


def _text(rows: list[dict[str, Any]]) -> str:
    lines = [
        f"{row['name']:<20} {' '.join(row['scopes']):<20} made {row['created_at'][:10]}, "
        + (f"revoked {row['revoked_at'][:10]}" if row["revoked_at"] else _used(row))
        for row in rows
    ]
    return "\n".join(lines) or "There is no token."


def _used(row: dict[str, Any]) -> str:
    return f"last used {row['last_used_at'][:16]}" if row["last_used_at"] else "never used"
