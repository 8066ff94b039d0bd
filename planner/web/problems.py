"""Errors as problem details (RFC 9457); the only place that chooses a status code for an error."""

from __future__ import annotations

from http import HTTPStatus

from werkzeug.exceptions import HTTPException

from planner.data import Data
from routes.errors import BadInput, Conflict, StoreError, Unknown

KINDS = {
    "bad-input": "A parameter is not right; field names it, remedy says what would be right.",
    "no-such": "A place, or an address, that is not known; the remedy names near ones.",
    "conflict": "Values that are right alone contradict one another, or what is known.",
    "no-data": "The database is missing, of a newer release or busy; try again later.",
    "token": "This needs `Authorization: Bearer` with a token that is live and has the scope.",
    "too-many": "Too many requests; Retry-After says when to try again.",
    "method": "The address does not answer this method; Allow lists those it does.",
    "fault": "The program failed; the operator's log has the reason.",
}


def problem(error: Exception, path: str) -> Data:
    """The problem details of an error. Nothing internal is told of an unexpected one."""
    if isinstance(error, BadInput):
        kind, status = _of_input(error)
        found = _problem(kind, status, str(error), path)
        return found | {"field": error.field or None, "remedy": error.remedy or None}
    if isinstance(error, StoreError):
        return _problem("no-data", 503, str(error), path)
    if isinstance(error, HTTPException) and error.code and error.code < 500:
        return _of_http(error, error.code, path)
    return _problem("fault", 500, "the program failed; nothing was changed", path)


def _of_input(error: BadInput) -> tuple[str, int]:
    if isinstance(error, Unknown):
        return "no-such", 404
    return ("conflict", 409) if isinstance(error, Conflict) else ("bad-input", 400)


def _of_http(error: HTTPException, status: int, path: str) -> Data:
    if status == 404:
        return _problem("no-such", 404, f"there is nothing at {path}", path)
    if status == 405:
        return _problem("method", 405, f"{path} does not answer this method", path)
    if status == 410:
        return _problem("no-such", 410, "this watch has ended", path)
    if status in (401, 403, 429):
        kind = "too-many" if status == 429 else "token"
        return _problem(kind, status, error.description or error.name, path)
    return _problem("bad-input", status, HTTPStatus(status).description or error.name, path)


def _problem(kind: str, status: int, detail: str, path: str) -> Data:
    return {
        "type": f"/api#{kind}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": path,
    }
