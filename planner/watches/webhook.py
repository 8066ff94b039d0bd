"""Sends a message to a webhook, signed as Standard Webhooks has it, or to a chat's Bot API.

Every connection passes the gate: vetted addresses, one deadline for all of the call. No redirect is
followed, and of an answer only the beginning is read.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from planner.watches.outbox import Message, Outcome
from planner.watches.told import chat, payload
from planner.watches.wanted import chat_of
from routes.errors import FetchError
from routes.feeds.fetch import USER_AGENT
from routes.feeds.gate import Gate, cause, session

DEADLINE_SECONDS = 15.0
MOST_READ = 2048


def send(
    message: Message,
    now: datetime,
    *,
    base: str,
    allow_private: bool,
    deadline_seconds: float = DEADLINE_SECONDS,
) -> Outcome:
    """One try. What went wrong is told without the target's path or query."""
    url, body, headers = request_of(message, now, base)
    host = urlsplit(url).netloc
    if not url.startswith("https://") and not allow_private:
        return Outcome(error=f"{host}: the URL is not https")
    gate = Gate(deadline_seconds, allow_private=allow_private)
    try:
        with session(gate) as calls:
            answer = calls.post(
                url,
                data=body,
                headers=headers,
                timeout=deadline_seconds,
                stream=True,
                allow_redirects=False,
            )
            with answer:
                return _outcome(answer, url, now)
    except FetchError as error:
        return Outcome(error=str(error))
    except requests.RequestException as error:
        late = gate.expired or isinstance(error, requests.Timeout)
        said = f"no answer within {deadline_seconds:g} seconds" if late else cause(error)
        return Outcome(error=f"{host}: {_without(said, url)}")
    finally:
        gate.close()


def request_of(message: Message, now: datetime, base: str) -> tuple[str, bytes, dict[str, str]]:
    """Address, body and headers of a message."""
    headers = {"User-Agent": USER_AGENT, "Content-Type": "application/json"}
    watch = message.watch
    if watch.format == "telegram":
        url, to = chat_of(watch.target)
        told = {"chat_id": int(to) if to.lstrip("-").isdigit() else to, "text": chat(message, base)}
        return url, _json(told), headers
    body = _json(payload(message, base))
    moment = str(int(now.timestamp()))
    headers |= {
        "webhook-id": message.id,
        "webhook-timestamp": moment,
        "webhook-signature": signature(watch.secret, message.id, moment, body),
    }
    return watch.target, body, headers


def signature(secret: str, id_: str, moment: str, body: bytes) -> str:
    """The `v1` signature: HMAC-SHA256 of id, time and body by the secret's bytes."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, f"{id_}.{moment}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _outcome(answer: requests.Response, url: str, now: datetime) -> Outcome:
    host, status = urlsplit(url).netloc, answer.status_code
    if 200 <= status < 300:
        return Outcome(ok=True, status=status)
    if status == 410:
        return Outcome(status=status, error=f"{host} answered 410: gone", final=True)
    if 300 <= status < 400:
        error = f"{host} answered {status}: redirects are not followed"
        return Outcome(status=status, error=error)
    # Many a server repeats the address that it does not know.
    said = f"{host} answered {status}{_without(_said(answer), url)}"
    wait = _retry_after(answer.headers.get("Retry-After", ""), now)
    return Outcome(status=status, error=said, wait=wait)


def _said(answer: requests.Response) -> str:
    """The first words of the answer, if they come."""
    try:
        raw = answer.raw.read(MOST_READ, decode_content=False)
    except HTTPError:
        return ""
    words = re.sub(r"<[^>]*>|\s+", " ", raw.decode("utf-8", "replace"))
    words = "".join(c for c in words if c.isprintable()).strip()
    return f": {words[:160]}" if words else ""


def _retry_after(text: str, now: datetime) -> timedelta:
    """What Retry-After asks for, as seconds or a date."""
    if re.fullmatch(r"[0-9]{1,9}", text):
        return timedelta(seconds=int(text))
    try:
        asked = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return timedelta(0)
    return max(asked.replace(tzinfo=asked.tzinfo or UTC) - now, timedelta(0))


def _without(text: str, url: str) -> str:
    """The text without what of an address may be a secret."""
    parts = urlsplit(url)
    for secret in (url, parts.path.strip("/"), parts.query):
        text = text.replace(secret, "…") if len(secret) > 3 else text
    return text
