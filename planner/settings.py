"""Settings from the environment, read once and checked; `SETTINGS` is the whole list."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.schedule import Schedule, read_schedules
from planner.views import Filler
from planner.watches.smtp import Smtp, read_from, read_smtp
from routes.errors import BadInput
from routes.feeds import incheon
from routes.feeds.formats import Feed

SETTINGS = {
    "SAPAR_DATABASE": "path of the SQLite database, `sapar.db` in the working folder",
    "SAPAR_DATA": "folder of the shipped facts, by default those inside the package",
    "SAPAR_INCHEON_KEY": "key of the Incheon Airport timetable at data.go.kr, decoded form",
    "SAPAR_INCHEON_URL": "base URL of that service, to go through a proxy of your own",
    "SAPAR_FEEDS": "further feeds in the exchange format: `name=URL-or-path name2=…`",
    "SAPAR_SOURCES": "path of the CSV file that lists the sources of announcements",
    "SAPAR_ALLOW_PRIVATE": "1 lets feeds and webhooks be at private addresses, webhooks by http",
    "SAPAR_QUIET_DAYS": "days within which a feed must have something new: `incheon=14 name=7`",
    "SAPAR_BACKUPS": "folder for copies of the database; blank: none are made",
    "SAPAR_BACKUPS_KEPT": "how many copies are kept, 1 to 1000, by default 7",
    "SAPAR_SCHEDULE": "when jobs run: `job=when job2=…`, when as `6h` or `06:00@Asia/Almaty`",
    "SAPAR_HOST": "address to serve on, by default 127.0.0.1",
    "SAPAR_PORT": "port to serve on, by default 8765",
    "SAPAR_PUBLIC_BASE_URL": "address that others see, used in absolute links",
    "SAPAR_TRUSTED_HOSTS": "host names to answer for, separated by spaces; blank: any",
    "SAPAR_SMTP": "mail server for watches by e-mail: `smtps://user:password@host`, "
    "`smtp+starttls://…:587` or `smtp://host`",
    "SAPAR_MAIL_FROM": "sender of these letters, `Sapar <sapar@example.org>`",
    "SAPAR_PROXY": "1 where one reverse proxy stands in front and sets X-Forwarded headers",
}
RETIRED = {"SAPAR_REFRESH_HOURS": "set SAPAR_SCHEDULE='refresh=24h' instead"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator may set. Keys are never printed."""

    database: Path = Path("sapar.db")
    data: Path | None = None
    incheon_key: str = field(default="", repr=False)
    incheon_url: str = ""
    extra_feeds: tuple[tuple[str, str], ...] = ()
    sources: Path | None = None
    allow_private: bool = False
    quiet_days: tuple[tuple[str, int], ...] = ()
    backups: Path | None = None
    backups_kept: int = 7
    schedule: tuple[tuple[str, Schedule], ...] = ()
    host: str = "127.0.0.1"
    port: int = 8765
    public_base_url: str = ""
    trusted_hosts: tuple[str, ...] = ()
    proxy: bool = False
    smtp: Smtp | None = None
    mail_from: str = ""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read every variable of SETTINGS; BadInput names the first that is wrong."""
        env = os.environ if environ is None else environ
        given = {name: env.get(name, "").strip() for name in SETTINGS}
        unknown = sorted(n for n in env if n.startswith("SAPAR_") and n not in SETTINGS)
        if unknown:
            raise BadInput(
                f"{unknown[0]} is not a setting",
                field=unknown[0],
                remedy=RETIRED.get(unknown[0]) or "settings are " + ", ".join(SETTINGS),
            )
        return cls(
            database=Path(given["SAPAR_DATABASE"] or "sapar.db"),
            data=Path(given["SAPAR_DATA"]) if given["SAPAR_DATA"] else None,
            incheon_key=given["SAPAR_INCHEON_KEY"],
            incheon_url=_url(given, "SAPAR_INCHEON_URL"),
            extra_feeds=_feeds(given["SAPAR_FEEDS"]),
            sources=Path(given["SAPAR_SOURCES"]) if given["SAPAR_SOURCES"] else None,
            allow_private=_switch(given, "SAPAR_ALLOW_PRIVATE"),
            quiet_days=_days_by_feed(given["SAPAR_QUIET_DAYS"], given["SAPAR_FEEDS"]),
            backups=Path(given["SAPAR_BACKUPS"]) if given["SAPAR_BACKUPS"] else None,
            backups_kept=_whole(given, "SAPAR_BACKUPS_KEPT", 7, 1, 1000),
            schedule=read_schedules(given["SAPAR_SCHEDULE"], field="SAPAR_SCHEDULE"),
            host=given["SAPAR_HOST"] or "127.0.0.1",
            port=_whole(given, "SAPAR_PORT", 8765, 0, 65535),
            public_base_url=_url(given, "SAPAR_PUBLIC_BASE_URL").rstrip("/"),
            trusted_hosts=tuple(given["SAPAR_TRUSTED_HOSTS"].split()),
            proxy=_switch(given, "SAPAR_PROXY"),
            **_mail(given),
        )

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """The feeds to refresh: Incheon where a key is set, and those of SAPAR_FEEDS."""
        quiet = dict(self.quiet_days)
        found = [
            Feed(name, "csv", source, quiet_days=quiet.get(name))
            for name, source in self.extra_feeds
        ]
        if self.incheon_key:
            key, days = self.incheon_key, quiet.get("incheon")
            found.insert(0, Feed("incheon", "incheon", self.incheon_url, key, days))
        return tuple(found)

    @property
    def fillers(self) -> tuple[Filler, ...]:
        """What the operator could do where an answer must say unknown."""
        if self.incheon_key:
            text = "The Incheon Airport timetable is set up; `sapar refresh` takes it in."
        else:
            text = (
                "What would fill the gap: a free key for the Incheon Airport timetable at "
                "data.go.kr (SAPAR_INCHEON_KEY), then `sapar refresh`."
            )
        return (Filler(frozenset({incheon.HOME}), text),)

    @property
    def data_folder(self) -> Path:
        """The shipped facts: as set, inside the installed package, or beside the source."""
        if self.data:
            return self.data
        package = Path(incheon.__file__).parents[1]
        inside = package / "shipped"
        return inside if inside.is_dir() else package.parent / "data"


def _switch(given: Mapping[str, str], name: str) -> bool:
    text = given[name].lower()
    if text in ("", "0", "no", "false"):
        return False
    if text in ("1", "yes", "true"):
        return True
    raise BadInput(f"{name} is {text!r}", field=name, remedy="set it to 1 or 0")


def _whole(given: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = given[name]
    if not text:
        return default
    if not text.isdecimal() or not low <= int(text) <= high:
        raise BadInput(f"{name} is {text!r}", field=name, remedy=f"a whole number {low} to {high}")
    return int(text)


def _url(given: Mapping[str, str], name: str) -> str:
    text = given[name]
    if text and not text.startswith(("http://", "https://")):
        raise BadInput(f"{name} is {text!r}", field=name, remedy="a URL with http:// or https://")
    return text


def _mail(given: Mapping[str, str]) -> dict[str, Any]:
    """The mail server and the sender: both or none."""
    names = ("SAPAR_SMTP", "SAPAR_MAIL_FROM")
    missing = [name for name in names if not given[name]]
    if len(missing) == 1:
        raise BadInput(f"{missing[0]} is not set", field=missing[0], remedy="set both or none")
    if missing:
        return {}
    return {"smtp": read_smtp(given[names[0]]), "mail_from": read_from(given[names[1]])}


def _feeds(text: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for word in text.split():
        name, equals, source = word.partition("=")
        if not (name and equals and source) or name in ("shipped", "incheon"):
            raise BadInput(
                f"{word!r} is not a feed",
                field="SAPAR_FEEDS",
                remedy="write name=URL or name=path, with spaces between",
            )
        pairs.append((name, source))
    return tuple(pairs)


def _days_by_feed(text: str, feeds: str) -> tuple[tuple[str, int], ...]:
    names = ["incheon", *(name for name, _ in _feeds(feeds))]
    pairs = []
    for word in text.split():
        name, _, days = word.partition("=")
        if name not in names or not days.isdecimal() or not 1 <= int(days) <= 3650:
            raise BadInput(
                f"{word!r} is not a feed with its days",
                field="SAPAR_QUIET_DAYS",
                remedy=f"write name=days, 1 to 3650; feeds are {', '.join(names)}",
            )
        pairs.append((name, int(days)))
    return tuple(pairs)
