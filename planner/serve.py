"""`sapar serve`: the web server, with the scheduler as a child process."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime

import click
import waitress

from planner.settings import Settings
from planner.web.app import create_app

log = logging.getLogger("sapar.jobs")
THREADS = 8
STOP_SECONDS = 15.0
LONGEST_PAUSE_SECONDS = 60.0


def run(settings: Settings, host: str, port: int, with_jobs: bool) -> None:
    """Serve until interrupted; the jobs' process ends with this one."""
    server = waitress.create_server(
        create_app(settings), host=host, port=port, threads=THREADS, ident="sapar"
    )
    jobs = JobsProcess() if with_jobs else None
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
            jobs.stop()


class JobsProcess:
    """The scheduler's process; one that ends unasked is started again, after a growing pause."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._process = _start_jobs()
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """End it, and with it the jobs at work."""
        self._stopped.set()
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _watch(self) -> None:
        pause = 1.0
        while True:
            code = self._process.wait()
            if self._stopped.is_set():
                return
            log.warning("the jobs' process ended with %s; it is started again", code)
            if self._stopped.wait(pause):
                return
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            self._process = _start_jobs()


def _start_jobs() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "planner", "jobs", "start", "--parent", str(os.getpid())]
    return subprocess.Popen(command)
