"""Who may do what: everything but GET and HEAD is refused unless its view says who may do it.

A view that writes, or shows what is one person's own, declares the scope it `needs`, or that it is
`by_key`: a key in its path that only one person holds. No view that forgets to can be written to.
Rates are counted in the memory of one process.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from flask import Flask, current_app, g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, MethodNotAllowed, TooManyRequests, Unauthorized

from planner.tokens import Token, Tokens
from planner.web.site import site

if TYPE_CHECKING:
    from limits.strategies import MovingWindowRateLimiter

READS = ("GET", "HEAD")
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rates:
    """How many a minute: writes of one token, wrong tokens and uses of keys of one address."""

    writes: int = 60
    wrong_tokens: int = 10
    keys: int = 30


@dataclass(frozen=True, slots=True)
class _Rule:
    scope: str  # blank: the key in the path says who may
    in_form: bool = False
    reads: bool = True  # reading it needs the token as well


def needs(scope: str, *, in_form: bool = False, reads: bool = True) -> Callable[[View], View]:
    """Mark a view as for holders of a token with this scope, from a form's field where said."""

    def mark(view: View) -> View:
        view.__dict__["rule"] = _Rule(scope, in_form, reads)
        return view

    return mark


def by_key(view: View) -> View:
    """Mark a view as for who knows the key in its path."""
    view.__dict__["rule"] = _Rule("")
    return view


def is_private(endpoint: str | None) -> bool:
    """Whether an answer is one person's own, and kept by no cache."""
    return _rule(endpoint) is not None


def the_token() -> Token:
    """The token of this request; only in a view that `needs` one."""
    return cast(Token, g.token)


class Guard:
    """Looks at every request before its view does."""

    def __init__(self, app: Flask, tokens: Tokens, rates: Rates) -> None:
        self._tokens = tokens
        self._rates = rates
        app.before_request(self.check)

    @cached_property
    def _counted(self) -> MovingWindowRateLimiter:
        from limits.storage import MemoryStorage  # no part of a page's start
        from limits.strategies import MovingWindowRateLimiter

        return MovingWindowRateLimiter(MemoryStorage())

    def check(self) -> None:
        """Let the request pass, or raise 401, 403, 405 or 429."""
        rule = _rule(request.endpoint)
        writes = request.method not in READS
        if writes and (rule is None or request.method == "OPTIONS"):
            raise _not_allowed(rule is not None)
        if writes and request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
            raise Forbidden("a page of another origin may not write here")
        if rule and rule.scope and (writes or rule.reads):
            g.token = self._token(rule)
            if writes:
                self._count("writes", self._rates.writes, str(g.token.id))
        elif writes:
            self._count("keys", self._rates.keys, _address())

    def _token(self, rule: _Rule) -> Token:
        given = _given(rule)
        found = self._tokens.find(given, site().now()) if given else None
        if found is None:
            if given:
                self._count("wrong", self._rates.wrong_tokens, _address())
            raise Unauthorized(
                "the token is not a live one" if given else "this needs a token",
                www_authenticate=WWWAuthenticate("bearer", {"realm": "sapar"}),
            )
        if rule.scope not in found.scopes:
            raise Forbidden(f"the token {found.name!r} has no scope {rule.scope!r}")
        return found

    def _count(self, what: str, most: int, who: str) -> None:
        from limits import RateLimitItemPerMinute

        rate = RateLimitItemPerMinute(most, namespace=what)
        if self._counted.hit(rate, who):
            return
        wait = self._counted.get_window_stats(rate, who).reset_time - time.time()
        raise TooManyRequests(f"more than {most} in a minute", retry_after=max(1, math.ceil(wait)))


def _not_allowed(is_declared: bool) -> MethodNotAllowed:
    """405 with the methods that the address has; of a view that says nothing only reads."""
    known = request.routing_exception
    if isinstance(known, MethodNotAllowed):
        return known
    methods = request.url_rule.methods if is_declared and request.url_rule else None
    return MethodNotAllowed(sorted(methods or READS))


def _rule(endpoint: str | None) -> _Rule | None:
    view = current_app.view_functions.get(endpoint or "")
    return cast("_Rule | None", getattr(view, "rule", None))


def _given(rule: _Rule) -> str:
    kind, _, text = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return text.strip()
    return request.form.get("token", "").strip() if rule.in_form else ""


def _address() -> str:
    """Whom to count: an IPv4 address, or the network that one holder of IPv6 has."""
    text = request.remote_addr or ""
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text
    if found.version == 4:
        return text
    return str(ipaddress.ip_network((int(found), 64), strict=False))
