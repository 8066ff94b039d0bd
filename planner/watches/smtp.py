"""The mail server and the sender of letters, as the settings name them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from routes.errors import BadInput

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Smtp:
    """The server that takes letters."""

    scheme: str
    host: str
    port: int
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)


def read_smtp(text: str) -> Smtp:
    """smtp://host, smtp+starttls://user:password@host:587 or smtps://…; never told in errors."""
    wrong = BadInput(
        "SAPAR_SMTP is not right",
        field="SAPAR_SMTP",
        remedy="smtps://user:password@host, smtp+starttls://user:password@host:587 or smtp://host",
    )
    try:
        parts = urlsplit(text)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        raise wrong from None
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise wrong
    if parts.scheme == "smtp" and parts.username and parts.hostname not in LOCAL:
        raise BadInput(
            "SAPAR_SMTP would send a password in the clear",
            field="SAPAR_SMTP",
            remedy="use smtps:// or smtp+starttls://",
        )
    user, password = (unquote(one or "") for one in (parts.username, parts.password))
    return Smtp(parts.scheme, parts.hostname, port, user, password)


def read_from(text: str) -> str:
    """The sender's address, as name@host or `Name <name@host>`."""
    _, address = parseaddr(text)
    if not re.fullmatch(r"[!-?A-~]+@[A-Za-z0-9.-]+", address) or re.search(r"[\r\n]", text):
        raise BadInput(
            f"SAPAR_MAIL_FROM is {text!r}",
            field="SAPAR_MAIL_FROM",
            remedy="an address, as Sapar <sapar@example.org>",
        )
    return text
