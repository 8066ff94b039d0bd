"""The README cannot say what is not so: commands, settings, jobs, URLs and its answer."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner
from shipped import shipped_settings

from planner import cli, shell
from planner.jobs import JOBS
from planner.settings import SETTINGS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")


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


def test_what_is_imported_is_asked_for_without_the_extras_of_others() -> None:
    """The name of an extra is spelt in ways that not every pip takes for the same."""
    code = "import sys, trafilatura, feedparser, planner.web.app; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    homes = metadata.packages_distributions()
    tops = [name for name in ran.stdout.split() if "." not in name]
    asked = {"sapar", "setuptools"}
    waiting = re.findall(r'^    "([a-z0-9-]+)', PROJECT, re.MULTILINE)
    while waiting:
        if (name := waiting.pop()) not in asked:
            asked.add(name)
            waiting += needs(name)
    assert {plain(home) for name in tops for home in homes.get(name, ())} <= asked


def plain(name: str) -> str:
    """A name as the index has it, without version and conditions."""
    found = re.match(r"[\w.-]+", name)
    assert found
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def needs(name: str) -> list[str]:
    """What a distribution asks for, but for its extras; one for other Pythons is not here."""
    try:
        asked = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    return [plain(one) for one in asked if "extra ==" not in one]


def test_every_dependency_says_why() -> None:
    needed = re.findall(r'^    "[a-z0-9-]+(?:>=|==)[^"]+",(.*)$', PROJECT, re.MULTILINE)
    assert len(needed) >= 10
    assert all(re.search(r"# \w+", reason) for reason in needed)
