"""Eleven years of shipped news as one follower was told of them: a golden file to be read."""

from __future__ import annotations

from pathlib import Path

from replay import GOLDEN, follower_text


def test_a_follower_of_two_countries_is_told_the_history_day_by_day(tmp_path: Path) -> None:
    told = follower_text(tmp_path)
    assert told.splitlines() == GOLDEN.read_text("utf-8").splitlines(), (
        "what a follower is told has changed: read the difference; `python tests/replay.py` "
        f"prints the text for {GOLDEN.name}"
    )
