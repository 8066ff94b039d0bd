"""/metrics: numbers for Prometheus, and the counting of requests.

Open to whoever may read the pages: it tells of the service and of no person. Where that is too
much, the proxy in front keeps the path to itself.
"""

from __future__ import annotations

import time

from flask import Blueprint, Flask, Response, g, request

from planner.metrics import Metrics
from planner.web.params import read_params

PATH = "/metrics"


def measure(app: Flask, metrics: Metrics) -> None:
    """Count every request of the app, and answer at /metrics."""
    measured = Blueprint("measured", __name__)

    @measured.get(PATH)
    def numbers() -> Response:
        read_params(request.args, ())
        body, content_type = metrics.text(request.headers.get("Accept", ""))
        return Response(body, content_type=content_type)

    def begin() -> None:
        g.begun = time.perf_counter()

    def count(response: Response) -> Response:
        now = time.perf_counter()
        metrics.count(request.endpoint, response.status_code, now - g.get("begun", now))
        return response

    app.before_request(begin)
    app.after_request(count)
    app.register_blueprint(measured)
