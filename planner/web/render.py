"""One function that clothes plain data as HTML or JSON, by the path that was asked for."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from flask import Response, render_template, request, url_for

from planner.data import Data
from planner.web.site import site

JSON_TYPE = "application/json"
PROBLEM_TYPE = "application/problem+json"


def wants_json() -> bool:
    """Whether the path is that of the API or of a page's twin."""
    return request.path.endswith(".json") or request.path.startswith("/api/")


def wants_text() -> bool:
    """Whether the reader is a terminal: curl, or one that accepts text/plain before HTML."""
    plain, html = (request.accept_mimetypes[kind] for kind in ("text/plain", "text/html"))
    return plain > html or (plain == html and request.user_agent.string.startswith("curl/"))


def clothe(data: Data, template: str, *, status: int = 200, **page: object) -> Response:
    """`data` as JSON for an API path, else as a page; `page` is what only the page needs."""
    if wants_json():
        return as_json(data, status=status)
    html = render_template(template, data=data, **page)
    return Response(html, status, mimetype="text/html")


def as_text(text: str, *, status: int = 200) -> Response:
    """Plain text for a terminal."""
    return Response(f"{text}\n", status, mimetype="text/plain")


def as_json(data: Data, *, status: int = 200, mimetype: str = JSON_TYPE) -> Response:
    """JSON in UTF-8, keys in the order of the answer; a NaN would be an error."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Response(f"{text}\n", status, content_type=f"{mimetype}; charset=utf-8")


def as_csv(text: str, name: str) -> Response:
    """A table to download, under a name without its ending."""
    response = Response(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def here(**changes: str | None) -> str:
    """This page's address with some parameters set, or left out where None."""
    return _address(request.path, changes)


def twin(**changes: str | None) -> str:
    """The address of this page's JSON."""
    path = request.path if request.path != "/" else "/index"
    return _address(f"{path}.json", changes)


def plan_url(**params: str | None) -> str:
    """The address of an answer page."""
    return _with_query(url_for("pages.plan"), params)


def absolute(path: str) -> str:
    """The address with the public base, where one is set."""
    return site().settings.public_base_url.rstrip("/") + path


def asset(name: str) -> str:
    """The address of a static file; it changes with the release."""
    return url_for("static", filename=name, v=site().release)


def _address(path: str, changes: dict[str, str | None]) -> str:
    return _with_query(request.script_root + path, {**request.args.to_dict(), **changes})


def _with_query(path: str, params: dict[str, str | None]) -> str:
    given = {name: value for name, value in params.items() if value}
    return f"{path}?{urlencode(given)}" if given else path
