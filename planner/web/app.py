"""create_app(): settings → the Flask app that serves API and pages."""

from __future__ import annotations

import gzip
import hashlib
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import (
    Forbidden,
    HTTPException,
    MethodNotAllowed,
    SecurityError,
    TooManyRequests,
    Unauthorized,
)
from werkzeug.middleware.proxy_fix import ProxyFix

from planner.metrics import Metrics
from planner.network import Networks
from planner.settings import Settings
from planner.tokens import Tokens
from planner.web import render, words
from planner.web.api import api
from planner.web.follow import follow, form_again
from planner.web.guard import READS, Guard, Rates, is_private
from planner.web.measure import measure
from planner.web.newsroom import newsroom
from planner.web.openapi import openapi
from planner.web.pages import pages
from planner.web.places import places
from planner.web.problems import problem
from planner.web.promised import promised
from planner.web.registers import registers
from planner.web.site import Clock, Site, release_of, site
from planner.web.timetables import timetables
from planner.web.watched import watched
from routes.errors import RoutesError
from routes.store import Store

LANGUAGE = "en"
WORTH_COMPRESSING = 1024
# What is read afresh at each request: it tells of jobs and feeds, not of a store's version.
UNSTORED = {
    "api.jobs",
    "api.health",
    "measured.numbers",
    "registers.feeds",
    "registers.runs",
    "pages.data_health",
    "pages.data_health_json",
    "newsroom.documents",
    "newsroom.findings",
    "newsroom.sources",
    "newsroom.announcements",
    "newsroom.announcements_json",
    "newsroom.waiting_table",
    "newsroom.sources_table",
}
REFUSALS = (Unauthorized, Forbidden, TooManyRequests)
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'none'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def create_app(
    settings: Settings, *, clock: Clock | None = None, rates: Rates | None = None
) -> Flask:
    """The app over the database of `settings`; `clock` gives the aware UTC now."""
    app = Flask("planner.web")
    app.config.update(
        MAX_CONTENT_LENGTH=16_384,
        MAX_FORM_PARTS=100,
        MAX_FORM_MEMORY_SIZE=16_384,
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        SEND_FILE_MAX_AGE_DEFAULT=24 * 3600,
    )
    clock = clock or (lambda: datetime.now(UTC))
    app.extensions["sapar"] = Site(
        settings=settings,
        networks=Networks(Store(settings.database)),
        clock=clock,
        release=release_of(Path(__file__).parents[2]),
    )
    if settings.proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    measure(app, Metrics(settings, clock))
    app.register_blueprint(api)
    app.register_blueprint(registers)
    app.register_blueprint(openapi)
    app.register_blueprint(pages)
    app.register_blueprint(places)
    app.register_blueprint(timetables)
    app.register_blueprint(watched)
    app.register_blueprint(follow)
    app.register_blueprint(promised)
    app.register_blueprint(newsroom)
    Guard(app, Tokens(Store(settings.database)), rates or Rates())
    app.before_request(_unchanged)
    app.after_request(_headers)
    app.after_request(_compress)
    app.register_error_handler(RoutesError, _answer_error)
    app.register_error_handler(HTTPException, _answer_error)
    app.register_error_handler(Exception, _answer_fault)
    _dress(app)
    return app


def _dress(app: Flask) -> None:
    """What templates may call."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(words.FILTERS)
    app.jinja_env.globals.update(
        here=render.here,
        twin=render.twin,
        plan_url=render.plan_url,
        absolute=render.absolute,
        asset=render.asset,
    )


def _unchanged() -> Response | None:
    """304 where the reader holds the answer of this very store, day, address and release."""
    if request.endpoint in (None, "static", *UNSTORED) or is_private(request.endpoint):
        return None
    g.etag = _etag()
    if request.if_none_match.contains_weak(g.etag):
        return Response(status=304)
    return None


def _etag() -> str:
    """`as_of` is part of the address, or today."""
    parts = (
        site().release,
        site().networks.store.version(),
        site().today(),
        LANGUAGE,
        site().settings.fillers,
        site().settings.public_base_url,
        request.full_path,
        render.wants_text(),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    if is_private(request.endpoint):
        response.headers["X-Robots-Tag"] = "noindex"
    if request.path.startswith("/api/") and request.method in READS:
        response.headers["Access-Control-Allow-Origin"] = "*"
    if response.mimetype in ("text/html", "text/plain"):
        response.vary.update(("Accept", "User-Agent"))
    if request.endpoint == "static" and response.status_code in (200, 304):
        return response
    if response.status_code in (200, 304) and "etag" in g:
        response.set_etag(g.etag, weak=True)
        response.headers["Cache-Control"] = "no-cache"
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


def _compress(response: Response) -> Response:
    """Bodies worth it go out as gzip to who accepts it; the ETag is weak for that."""
    response.vary.add("Accept-Encoding")
    if (
        not request.accept_encodings["gzip"]
        or response.direct_passthrough
        or response.content_encoding
        or (response.content_length or 0) < WORTH_COMPRESSING
    ):
        return response
    response.set_data(gzip.compress(response.get_data(), compresslevel=5, mtime=0))
    response.content_encoding = "gzip"
    return response


def _answer_error(error: Exception) -> Response:
    found = problem(error, request.path)
    # A host that is not trusted gets no page: links could not be made for it.
    machine = render.wants_json() or request.path.endswith((".csv", ".atom", ".ics"))
    if machine or isinstance(error, MethodNotAllowed | SecurityError) or _is_program(error):
        response = render.as_json(found, status=found["status"], mimetype=render.PROBLEM_TYPE)
    elif isinstance(error, REFUSALS) and request.endpoint == "follow.make":
        response = form_again(found)
    elif render.wants_text():
        response = render.as_text(words.told(found), status=found["status"])
    else:
        response = render.clothe(found, "error.html", status=found["status"])
    response.headers.update(_told_by(error))
    return response


def _is_program(error: Exception) -> bool:
    """Whether who may not is a program: a browser asks for HTML by name."""
    return isinstance(error, REFUSALS) and "text/html" not in request.headers.get("Accept", "")


def _told_by(error: Exception) -> dict[str, str]:
    """The headers that belong to a refusal: what is allowed, who may, and when again."""
    if isinstance(error, MethodNotAllowed):
        return {"Allow": ", ".join(sorted({*(error.valid_methods or READS)} - {"OPTIONS"}))}
    kept = ("WWW-Authenticate", "Retry-After")
    found = error.get_headers() if isinstance(error, HTTPException) else []
    return {name: value for name, value in found if name in kept}


def _answer_fault(error: Exception) -> Response:
    # A key in an address is a secret, and a line break in one would begin a line of the log.
    asked = request.url_rule if is_private(request.endpoint) else repr(request.path)
    current_app.logger.exception("%s failed", asked, exc_info=error)
    return _answer_error(error)
