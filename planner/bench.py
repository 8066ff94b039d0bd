"""`sapar bench`: what the README measures, on the shipped data, printed and never asserted."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from planner.answer import answer
from planner.network import Networks
from planner.places import find_place
from planner.prepare import prepare
from planner.settings import Settings
from planner.views import Ask
from planner.web.app import create_app
from routes.store import Store

QUESTIONS = 300
PAGES = 60
REPEATS = 9


def measure() -> str:
    """One line a measure, with its goal."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_env(), database=Path(folder) / "bench.db")
        now = datetime.now(UTC)
        load = _seconds(lambda: prepare(settings, now))
        lines = [
            f"first load of the shipped data   {load:8.2f} s    (goal 5)",
            f"start to first answer            {_cold_start(settings):8.2f} s    (goal 2)",
        ]
        answers = _answer_times(settings, now.date())
        lines += [
            f"answer in process, p50           {_percentile(answers, 50):8.2f} ms   (goal 10)",
            f"answer in process, p99           {_percentile(answers, 99):8.2f} ms   (goal 30)",
        ]
        pages = _page_times(settings, now.date())
        lines += _corridor_lines(settings, now.date())
        lines += [
            f"page, p50                        {_percentile(pages, 50):8.2f} ms   (goal 50)",
            f"page, p99                        {_percentile(pages, 99):8.2f} ms",
            f"resident memory, peak            {_resident_mb():8.1f} MB   (goal 150)",
        ]
    return "\n".join(lines)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _cold_start(settings: Settings) -> float:
    """A fresh process that answers one question and ends."""
    origin, destination = _pairs(settings, datetime.now(UTC).date())[0]
    command = [sys.executable, "-m", "planner", "plan", origin, destination, "--json"]
    env = {**os.environ, "SAPAR_DATABASE": str(settings.database)}
    return _seconds(lambda: subprocess.run(command, env=env, check=True, capture_output=True))


def _pairs(settings: Settings, today: date) -> list[tuple[str, str]]:
    watched = Networks(Store(settings.database)).get(today).facts.watched
    return [(w.origin, w.destination) for w in watched]


def _questions(settings: Settings, today: date) -> list[tuple[str, str, date]]:
    """The watched pairs on days spread over the years that the data speaks of."""
    pairs = _pairs(settings, today)
    return [
        (*pairs[n % len(pairs)], today - timedelta(days=(n * 37) % 1500)) for n in range(QUESTIONS)
    ]


def _answer_times(settings: Settings, today: date) -> list[float]:
    network = Networks(Store(settings.database)).get(today)
    times = []
    for origin, destination, day in _questions(settings, today):
        ask = Ask(
            find_place(network, origin, field="origin"),
            find_place(network, destination, field="destination"),
            day,
        )
        times.append(1000 * _seconds(lambda ask=ask: answer(network, ask)))  # type: ignore[misc]
    return times


def _page_times(settings: Settings, today: date) -> list[float]:
    client = create_app(settings).test_client()
    times = []
    for origin, destination, day in _questions(settings, today)[:PAGES]:
        url = f"/plan?origin={origin}&destination={destination}&date={day}"
        times.append(1000 * _seconds(lambda url=url: client.get(url)))  # type: ignore[misc]
    return times


def _corridor_lines(settings: Settings, today: date) -> list[str]:
    """The pages of the first watched pair, on a warm network."""
    network = Networks(Store(settings.database)).get(today)
    ends = _pairs(settings, today)[0]
    start, end = (find_place(network, code, field="place").stations[0] for code in ends)
    held = max((p.until for p in network.last_known((start, end))), default=today)
    pages = {
        "answer": f"/plan?origin={start}&destination={end}&date={held}",
        "route": f"/r/{start}-{end}",
        "station": f"/s/{start}?date={held}",
        "large station": f"/s/{end}?date={held}",
        "timetable": f"/timetable?origin={start}&destination={end}&from={held}",
        "large timetable": f"/timetable?origin={end}&from={held}",
        "frequency": f"/frequency?route={start}-{end}",
        "home": "/",
    }
    client = create_app(settings).test_client()
    lines = []
    for name, path in pages.items():
        client.get(path)
        times = [1000 * _seconds(lambda path=path: client.get(path)) for _ in range(REPEATS)]  # type: ignore[misc]
        label = f"{name} page, warm"
        lines.append(f"{label:<33}{statistics.median(times):8.2f} ms   (goal 15)")
    return lines


def _percentile(times: list[float], percent: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def _resident_mb() -> float:
    # Linux gives KiB, macOS bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 1024)
