"""The README's examples for programs, run as they stand against a real server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import at
from shipped import shipped_settings
from werkzeug.serving import make_server

from planner.settings import Settings
from planner.tokens import Tokens
from planner.watches.watching import Watching
from planner.web.app import create_app
from routes.store import Store

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
STANDING = "http://127.0.0.1:8765"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return shipped_settings(tmp_path_factory.mktemp("readme-api"))


@pytest.fixture(scope="module")
def base(settings: Settings) -> Iterator[str]:
    app = create_app(settings, clock=lambda: at("2026-11-22", "12:00"))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


CURLS = re.findall(r"^curl (?:.*\\\n)*.*$", README, re.MULTILINE)


def test_there_are_examples() -> None:
    assert len(CURLS) >= 4


@pytest.mark.parametrize("line", [line for line in CURLS if "$TOKEN" not in line])
def test_a_curl_example_answers_with_data(base: str, line: str) -> None:
    found = answer_of(line.replace(STANDING, base))
    assert found["as_of"]
    assert any(found.get(key) for key in ("promises", "rows"))


def test_the_curl_example_that_writes_makes_a_watch(base: str, settings: Settings) -> None:
    (line,) = [line for line in CURLS if "$TOKEN" in line]
    token = Tokens(Store(settings.database)).add("desk", ["watches"], at("2026-11-22"))
    made = answer_of(line.replace(STANDING, base), TOKEN=token)
    assert made["follow"]["origin"] == "NQZ"
    assert [w.id for w in Watching(Store(settings.database)).every()] == [made["id"]]


def answer_of(line: str, **env: str) -> dict[str, Any]:
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, check=True, env=os.environ | env
    )
    return dict(json.loads(done.stdout))


def test_the_pandas_example_prints_counts(base: str) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", code.replace(STANDING, base)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.search(r"increase +\d+", done.stdout)
