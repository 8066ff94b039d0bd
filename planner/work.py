"""What a job is, and what a run of it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.settings import Settings


@dataclass(frozen=True, slots=True)
class Done:
    """What a job did, as sentences; `failed` counts against the job."""

    sentences: list[str]
    failed: bool = False


Work = Callable[[Settings, date, datetime], Done]
Pending = Callable[[Settings, datetime], bool]


@dataclass(frozen=True, slots=True)
class Job:
    """A job: what it does, when if SAPAR_SCHEDULE does not say, and how long it may take.

    It is due at its times, and right after a job that it follows ended well. With `pending`, a
    cheap question, it runs at such a time only once there is something to do.
    """

    name: str
    summary: str
    when: str
    limit: timedelta
    work: Work
    follows: tuple[str, ...] = ()
    pending: Pending | None = None
