"""Pages in a real Chromium, as a reader has them: no script, a phone's width, a form that works."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from shipped import shipped_settings
from waitress.server import create_server

from planner.web.app import create_app

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PHONE = 360
ANSWER = "/plan?origin=NQZ&destination=ICN&date=2024-06-13&as_of=2024-06-12"
PATHS = [
    "/",
    ANSWER,
    "/plan?origin=ALA&destination=SEL&date=2026-02-17",
    "/plan?origin=NQZ&destination=SEL&date=2026-11-28&assume=last_known",
    "/plan?origin=SEL&destination=NQZ&date=2026-02-05&stay=3-7",
    "/plan?origin=Nowhere&destination=SEL&max_stops=7",
    "/frequency?route=NQZ-SEL",
    "/frequency?route=KZ-KR&by=year",
    "/r/NQZ-ICN",
    "/s/NQZ?date=2026-02-18",
    "/s/ICN?date=2026-02-18",
    "/s?q=almat",
    "/timetable?origin=ALA&destination=SEL&season=W25",
    "/timetable?origin=NQZ&destination=ICN&season=S24&as_of=2024-06-13",
    "/timetable?origin=ALA&season=winter",
    "/promises",
    "/announcements",
    "/changes",
    "/data",
    "/api",
    "/nothing",
]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--enable-logging=stderr",
    "--virtual-time-budget=20000",
    "--dump-dom",
]

# The page that looks at other pages: each in a frame of a phone's width, one after the other.
LOOK = """<!doctype html><meta charset="utf-8"><pre id="seen"></pre><script>
const targets = 'nav a, .foot a, .steps a, .pager a, .days a, button, summary, input, select';
const seen = {};
function look(doc) {
  const root = doc.documentElement;
  const small = [...doc.querySelectorAll(targets)].filter(e => e.getClientRects().length)
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => Math.min(box.width, box.height) < 24)
    .map(([e]) => e.outerHTML);
  return {
    title: doc.title, scroll: root.scrollWidth, width: root.clientWidth, small,
    font: getComputedStyle(doc.querySelector('h1')).fontFamily,
  };
}
function open(path) {
  return new Promise(done => {
    const frame = document.createElement('iframe');
    frame.width = WIDTH; frame.height = 800; frame.src = path;
    frame.onload = () => done(frame);
    document.body.append(frame);
  });
}
(async () => {
  for (const path of PATHS) {
    const frame = await open(path);
    frame.contentDocument.querySelectorAll('details').forEach(d => { d.open = true; });
    seen[path] = look(frame.contentDocument);
    frame.remove();
  }
  const frame = await open('/');
  const form = frame.contentDocument.querySelector('form');
  for (const [name, value] of Object.entries(FILL)) form.elements[name].value = value;
  const loaded = new Promise(done => { frame.onload = done; });
  form.requestSubmit();
  await loaded;
  seen.submitted = look(frame.contentDocument);
  seen.submitted.address = frame.contentWindow.location.href;
  document.getElementById('seen').textContent = JSON.stringify(seen);
})();
</script>"""


def looking(app: Any) -> Any:
    """The app, let into frames of its own site, with the page that looks at it."""

    def wsgi(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], exc: Any = None) -> Any:
            framed = [(k, v.replace("ancestors 'none'", "ancestors 'self'")) for k, v in headers]
            return start_response(status, framed, exc)

        if environ["PATH_INFO"] != "/look":
            return app(environ, start)  # type: ignore[no-any-return]
        page = LOOK.replace("WIDTH", str(PHONE)).replace("PATHS", json.dumps(PATHS))
        fill = {"origin": "NQZ", "destination": "SEL", "date": "2026-02-18"}
        start("200 OK", [("Content-Type", "text/html")])
        return [page.replace("FILL", json.dumps(fill)).encode()]

    return wsgi


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on loopback over the shipped facts."""
    app = create_app(shipped_settings(tmp_path_factory.mktemp("pages")), clock=lambda: NOW)
    server = create_server(looking(app), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


def rendered(address: str, folder: Path) -> tuple[str, str]:
    """The DOM after loading, and the browser's own messages."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.fail("Chromium is missing; these tests need it: apt-get install chromium")
    command = [chromium, *FLAGS, f"--user-data-dir={folder}", address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def seen(served: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser measured of each page at a phone's width."""
    dom, messages = rendered(f"{served}/look", tmp_path_factory.mktemp("look"))
    assert "Content Security Policy" not in messages
    found = re.search(r'<pre id="seen">(.+?)</pre>', dom, re.S)
    assert found, f"the browser saw nothing: {dom[-500:]}"
    return dict(json.loads(html.unescape(found[1])))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_phone_without_sideways_scroll(seen: dict[str, Any], path: str) -> None:
    assert seen[path]["width"] == PHONE
    assert seen[path]["scroll"] <= PHONE


@pytest.mark.parametrize("path", PATHS)
def test_every_target_can_be_hit(seen: dict[str, Any], path: str) -> None:
    assert seen[path]["small"] == []


def test_the_style_sheet_is_in_force(seen: dict[str, Any]) -> None:
    assert {page["font"].split(",")[0] for page in seen.values()} == {'"Iowan Old Style"'}


def test_the_form_leads_to_the_answer(seen: dict[str, Any]) -> None:
    answer = seen["submitted"]
    assert "/plan?origin=NQZ&destination=SEL&date=2026-02-18" in answer["address"]
    assert answer["title"].startswith("Astana → Seoul, 18 Feb 2026: operating")


def test_an_answer_reads_without_any_script(served: str, tmp_path: Path) -> None:
    dom, messages = rendered(f"{served}{ANSWER}", tmp_path)
    assert "No nonstop. Suspended:" in dom
    assert "from Sat 15 Jun 2024, Air Astana (KC), 2 a week" in dom
    assert "<script" not in dom
    assert "Refused" not in messages


def test_hostile_input_runs_nothing(served: str, tmp_path: Path) -> None:
    attack = quote('"><img src=x onerror="document.title=\'run\'"><script>alert(1)</script>')
    dom, _ = rendered(f"{served}/plan?origin={attack}&destination=SEL", tmp_path)
    assert "<title>The question is not right" in dom
    assert '<img src="x"' not in dom
