"""The README cannot say what is not so: commands, settings, jobs, URLs and its answer."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from shipped import shipped_settings

from planner import cli, shell
from planner.jobs import JOBS
from planner.settings import SETTINGS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str, containing: str) -> str:
    """A fenced block of the README."""
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return next(text for text in blocks if containing in text)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shipped_settings(tmp_path_factory.mktemp("readme")).database


def run(database: Path, line: str) -> str:
    command = shlex.split(line, comments=True)
    assert command[0] == "sapar"
    result = CliRunner(env={"SAPAR_DATABASE": str(database)}).invoke(cli.cli, command[1:])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_answer_it_shows_is_what_the_program_prints(database: Path) -> None:
    prompt, *shown = block("console", "$ sapar plan").rstrip().split("\n")
    assert run(database, prompt.removeprefix("$ ")).split("\n")[: len(shown)] == shown


def test_the_questions_it_shows_can_be_asked(database: Path) -> None:
    lines = [x for x in block("sh", "sapar promises").splitlines() if x.startswith("sapar")]
    assert len(lines) == 11
    for line in lines:
        assert run(database, line)


def test_every_command_is_listed_and_no_other() -> None:
    listed = re.findall(r"^\| `sapar (\w+)` \|", README, re.MULTILINE)
    assert sorted(listed) == sorted(cli.cli.commands)


def test_every_job_is_listed_with_its_summary() -> None:
    for job in JOBS.values():
        assert f"| `{job.name}` | {job.summary} |" in README


def test_every_setting_is_listed_with_its_meaning() -> None:
    for name, meaning in SETTINGS.items():
        assert f"| `{name}` | {meaning} |" in README
    assert set(re.findall(r"SAPAR_[A-Z_]+", README)) <= set(SETTINGS)


def test_the_exit_codes_are_those_of_the_code() -> None:
    told = " ".join(README.split())
    for code, words in (
        (shell.WRONG, "the question is wrong"),
        (shell.UNUSABLE, "the database cannot be used"),
        (shell.REFUSED, "a feed or file was refused or held"),
        (shell.BUSY, "another process is running the job"),
    ):
        assert f"{code} {words}" in told


def test_every_file_of_data_is_described() -> None:
    told = (ROOT / "data" / "README.md").read_text("utf-8")
    for file in (ROOT / "data").glob("*.csv"):
        assert file.name in told


def test_every_dependency_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    needed = re.findall(r'^    "[a-z0-9-]+(?:>=|==)[^"]+",(.*)$', text, re.MULTILINE)
    assert len(needed) >= 10
    assert all(re.search(r"# \w+", reason) for reason in needed)
