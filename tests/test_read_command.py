"""`sapar read`: what a text announces, on the terminal, as JSON, and kept in the store."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from shipped import shipped_settings

from planner import cli
from routes.store import Store

TEXT = """Air Serbia announces

The airline said on Tuesday that it will resume flights between Belgrade and Tbilisi on 3 June 2025,
twice a week. It has no plans to return to Oslo from Belgrade.
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shipped_settings(tmp_path_factory.mktemp("read")).database


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "serbia.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(database: Path, *args: str) -> Result:
    env = {"SAPAR_DATABASE": str(database)}
    return CliRunner(env=env).invoke(cli.cli, ["read", *args])


def test_it_prints_each_claim_with_its_words_and_rule(database: Path, text: Path) -> None:
    result = run(database, str(text), "--published", "2025-03-10")
    assert result.exit_code == 0, result.output
    assert "resume     BEG–TBS  from 2025-06-03" in result.output
    assert "2 a week" in result.output
    assert "“The airline said on Tuesday that it will resume flights" in result.output
    assert "en.resume, high, characters 22–" in result.output
    assert "OSL" not in result.output


def test_it_gives_the_same_as_json(database: Path, text: Path) -> None:
    result = run(database, str(text), "--published", "2025-03-10", "--json")
    (claim,) = json.loads(result.output)
    assert (claim["kind"], claim["origin"], claim["destination"]) == ("resume", "BEG", "TBS")
    assert (claim["announced"], claim["weekly_after"]) == ("2025-03-04", 2)
    assert TEXT[claim["start"] : claim["end"]].startswith("The airline said")


def test_a_saved_claim_is_known_from_now(database: Path, text: Path) -> None:
    args = [str(text), "--published", "2025-03-10", "--save", "--by", "Air Serbia"]
    result = run(database, *args, "--class", "airline")
    assert result.exit_code == 0, result.output
    assert "read:serbia.txt: 1 claims, 1 added, 0 closed" in result.output
    store = Store(database)
    held = [c for c in store.facts(date(2999, 1, 1)).claims if c.mark.feed == "read:serbia.txt"]
    (claim,) = held
    assert (claim.announced_by, claim.source_class) == ("Air Serbia", "airline")
    assert claim.mark.source.startswith("serbia.txt, 2025-03-10: “The airline said")
    assert claim.mark.known_from > date(2025, 3, 10)
    again = run(database, *args, "--class", "airline")
    assert "0 added, 0 closed" in again.output


def test_a_text_without_claims_says_so(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "weather.txt"
    path.write_bytes(b"Rain over Riga. \xff\xfe No more.")
    result = run(database, str(path), "--published", "2025-03-10")
    assert result.output == "No claim of a future change was found.\n"


@pytest.mark.parametrize("day", ["2025-02-30", "yesterday", "2999-01-01"])
def test_a_wrong_day_is_told(database: Path, text: Path, day: str) -> None:
    with pytest.raises(Exception, match=r"not a date|future"):
        raise run(database, str(text), "--published", day).exception  # type: ignore[misc]
