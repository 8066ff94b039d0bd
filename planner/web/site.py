"""What a request works with: the settings, the networks and one reading of the clock."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import cast

from flask import current_app, g

from planner.network import Networks
from planner.settings import Settings

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Site:
    """One app's parts. `release` names the code that makes the answers, for ETags."""

    settings: Settings
    networks: Networks
    clock: Clock
    release: str

    def now(self) -> datetime:
        """The instant of this request (aware, UTC), the same however often it is asked."""
        if "now" not in g:
            g.now = self.clock()
        return cast(datetime, g.now)

    def today(self) -> date:
        """The UTC date of this request."""
        return self.now().date()


def site() -> Site:
    """The parts of the app that answers this request."""
    return cast(Site, current_app.extensions["sapar"])


def release_of(root: Path) -> str:
    """A digest of the program's own files below `root`: new code makes new ETags."""
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".html", ".css", ".svg"):
            digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]
