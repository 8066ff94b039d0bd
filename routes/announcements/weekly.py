"""Words for a frequency → departures a week."""

from __future__ import annotations

from dataclasses import dataclass

from routes.announcements.line import Mark

MOST = 2000


@dataclass(frozen=True, slots=True)
class Weekly:
    """Departures a week: after the change, the most of a range, and before it where told.

    `added` is a step without a total ("three more flights"): no claim has it as its number.
    """

    after: int | None
    most: int | None = None
    before: int | None = None
    added: bool = False


def mark(after: int | None, most: int | None = None, before: int | None = None) -> Mark | None:
    """The mark of a frequency; None where the number cannot be one."""
    numbers = [n for n in (after, most, before) if n is not None]
    if not numbers or not all(0 <= n <= MOST for n in numbers):
        return None
    return Mark("F", Weekly(after, most if most != after else None, before))
