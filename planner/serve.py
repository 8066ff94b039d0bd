"""`sapar serve`: the web server, with the scheduler as a child process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import click
import waitress

from planner.settings import Settings
from planner.web.app import create_app

THREADS = 8


def run(settings: Settings, host: str, port: int, with_jobs: bool) -> None:
    """Serve until interrupted; the jobs' process ends with this one."""
    server = waitress.create_server(
        create_app(settings), host=host, port=port, threads=THREADS, ident="sapar"
    )
    jobs = _start_jobs() if with_jobs else None
    # A service manager's stop ends it as Ctrl-C does, the jobs' process included.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Sapar answers at http://{shown}:{server.effective_port}/ (Ctrl-C ends it)")
    click.echo(f"{datetime.now(UTC):%H:%M:%S} UTC, database {settings.database.resolve()}")
    try:
        server.run()
    finally:
        server.close()
        if jobs:
            jobs.terminate()
            jobs.wait(timeout=10)


def _start_jobs() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "planner", "jobs", "start", "--parent", str(os.getpid())]
    return subprocess.Popen(command)
