"""The command line: exit codes that mean something, the same messages, JSON for machines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import csv_of, leg_row
from shipped import shipped_settings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("cli")
    shipped_settings(made)
    return made


def sapar(folder: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("SAPAR_")}
    environ |= {"SAPAR_DATABASE": str(folder / "sapar.db"), "PYTHONUTF8": "1", **env}
    return subprocess.run(
        [sys.executable, "-m", "planner", *args],
        cwd=folder,
        env={**environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )


def test_plan_answers_as_json(folder: Path) -> None:
    done = sapar(folder, "plan", "NQZ", "ICN", "2024-06-22", "--as-of", "2024-06-16", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["status"]) == (0, "announced_dated")


@pytest.mark.parametrize(
    ("args", "message", "remedy"),
    [
        (["plan", "Almati", "ICN"], "origin: no station", "ALA Almaty"),
        (["plan", "NQZ", "ICN", "22.06.2024"], "date: '22.06.2024' is not a date", "YYYY-MM-DD"),
        (["plan", "NQZ", "ICN", "2024-06-31"], "date:", "YYYY-MM-DD"),
        (["plan", "NQZ", "ICN", "--max-stops", "7"], "max_stops", "from 0 to 2"),
        (["plan", "NQZ", "ICN", "--as-of", "2999-01-01"], "as_of", "knowledge ends today"),
        (["plan", "NQZ", "NQZ"], "destination", "two different places"),
        (["plan", "NQZ", "ICN", "2026-02"], "date", "a stay such as 4-8"),
        (["calendar", "NQZ", "ICN", "never"], "date", "YYYY-MM-DD"),
        (["jobs", "run", "settle", "--today", "2999-01-01"], "today", "a day up to today"),
        (["refresh", "nothing"], "feed", "set up are: none"),
    ],
)
def test_a_wrong_question_names_the_field_and_the_remedy(
    folder: Path, args: list[str], message: str, remedy: str
) -> None:
    done = sapar(folder, *args)
    assert done.returncode == 2
    assert message in done.stderr
    assert remedy in done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_command_in_an_empty_folder_loads_the_shipped_facts(tmp_path: Path) -> None:
    first = sapar(tmp_path, "plan", "ALA", "SEL", "2026-02-17")
    assert first.returncode == 0
    assert "KC909" in first.stdout
    before = (tmp_path / "sapar.db").read_bytes()
    assert sapar(tmp_path, "plan", "ALA", "SEL", "2026-02-17").stdout == first.stdout
    assert (tmp_path / "sapar.db").read_bytes() == before


def test_a_bad_file_changes_nothing_and_says_which_line(tmp_path: Path) -> None:
    shipped_settings(tmp_path)
    (tmp_path / "mine.csv").write_bytes(csv_of("leg", [leg_row(), leg_row(days="8")]))
    done = sapar(tmp_path, "import", "mine.csv")
    assert done.returncode == 4
    assert "line 3: days" in done.stderr
    (tmp_path / "mine.csv").write_bytes(csv_of("leg", [leg_row()]))
    done = sapar(tmp_path, "import", "mine.csv")
    assert done.returncode == 0
    assert "1 row" in done.stdout


def test_jobs_print_what_moved_and_why_and_leave_a_run(tmp_path: Path) -> None:
    shipped_settings(tmp_path)
    done = sapar(tmp_path, "jobs", "run", "settle", "--today", "2024-06-16")
    assert "NQZ–ICN (KC), resume: due 15 Jun 2024, unconfirmed" in done.stdout
    assert (
        "No promise moved"
        in sapar(tmp_path, "jobs", "run", "settle", "--today", "2024-06-16").stdout
    )
    listed = json.loads(sapar(tmp_path, "jobs", "list", "--json").stdout)
    assert [run["outcome"] for run in listed["runs"]] == ["ok", "ok"]
    changes = json.loads(sapar(tmp_path, "changes", "--route", "nqz-icn", "--json").stdout)
    assert changes[0]["kind"] == "due-unconfirmed"


def test_a_misspelt_setting_stops_the_command(folder: Path) -> None:
    done = sapar(folder, "plan", "NQZ", "ICN", SAPAR_DATABSE="x")
    assert (done.returncode, "SAPAR_DATABSE is not a setting" in done.stderr) == (2, True)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sapar.db").write_text("this is no database, " * 100)
    done = sapar(tmp_path, "plan", "NQZ", "ICN")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_backup_and_doctor(folder: Path) -> None:
    done = sapar(folder, "backup", "copy.db")
    assert done.returncode == 0
    assert (folder / "copy.db").stat().st_size > 100_000
    told = sapar(folder, "doctor")
    assert told.returncode == 0
    assert "problems         none" in told.stdout


@pytest.mark.parametrize("command", ["status", "promises", "changes", "calendar"])
def test_what_answers_also_answers_as_json(folder: Path, command: str) -> None:
    places = ["ALA", "SEL", "2026-02-17"] if command in ("status", "calendar") else []
    done = sapar(folder, command, *places, "--json")
    assert done.returncode == 0, done.stderr
    json.loads(done.stdout)


def test_what_was_said_is_listed_by_place_and_kind(folder: Path) -> None:
    args = ("--origin", "NQZ", "--destination", "SEL", "--kind", "resume", "--as-of", "2024-06-12")
    told = sapar(folder, "claims", *args)
    assert told.returncode == 0
    assert "MOLIT Korea: resumption ICN–NQZ, Sat 15 Jun 2024" in told.stdout
    rows = json.loads(sapar(folder, "announcements", *args, "--json").stdout)
    assert {row["announced_by"] for row in rows} >= {"MOLIT Korea", "Air Astana"}
    assert all(row["source"]["citation"] for row in rows)
    wrong = sapar(folder, "claims", "--kind", "maybe")
    assert (wrong.returncode, "one of new_route" in wrong.stderr) == (2, True)
