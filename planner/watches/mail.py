"""Sends a message as a letter: plain text, one-click leave (RFC 8058), a Message-ID that stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP as MAIL_POLICY
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING

from planner.watches.outbox import Message, Outcome
from planner.watches.smtp import Smtp
from planner.watches.told import letter, links, subject_line

if TYPE_CHECKING:
    from smtplib import SMTP

TIMEOUT_SECONDS = 15.0


def compose(message: Message, now: datetime, *, base: str, sender: str) -> EmailMessage:
    """The letter of a message. No header can hold a line break: the library refuses it."""
    made = EmailMessage(policy=MAIL_POLICY)
    made["From"] = sender
    made["To"] = message.watch.target
    made["Subject"] = " ".join(subject_line(message).split())
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{message.id}@{parseaddr(sender)[1].partition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    if message.kind != "confirm":
        made["List-Unsubscribe"] = f"<{links(message.watch, base)['page']}/leave>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(letter(message, base), cte="quoted-printable")
    return made


def send(message: Message, now: datetime, *, smtp: Smtp, base: str, sender: str) -> Outcome:
    """One try. A refusal of the addressee for good disables the watch; a server that cannot be
    reached, or takes nothing of ours, is no try."""
    import smtplib  # no part of a page's start

    made = compose(message, now, base=base, sender=sender)
    outcome = Outcome(unreached=True)
    try:
        with _connected(smtp) as server:
            _enter(server, smtp)
            outcome = Outcome()
            server.send_message(made, parseaddr(sender)[1], [message.watch.target])
            outcome = Outcome(ok=True, status=250)
    except (smtplib.SMTPException, OSError) as error:
        if outcome.ok:  # it was taken: what is said at parting changes nothing
            return outcome
        found = _failed(error)
        if outcome.unreached or isinstance(error, smtplib.SMTPSenderRefused):
            return replace(found, status=None, unreached=True)
        return found
    return outcome


def _failed(error: Exception) -> Outcome:
    import smtplib

    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _refused(*next(iter(error.recipients.values())), may_end=True)
    if isinstance(error, smtplib.SMTPResponseException):
        may_end = isinstance(error, smtplib.SMTPDataError)
        return _refused(error.smtp_code, error.smtp_error, may_end=may_end)
    return Outcome(error=f"the mail server: {type(error).__name__}")


def _connected(smtp: Smtp) -> SMTP:
    import smtplib
    import ssl

    trusted = ssl.create_default_context()
    if smtp.scheme == "smtps":
        return smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=TIMEOUT_SECONDS, context=trusted)
    return smtplib.SMTP(smtp.host, smtp.port, timeout=TIMEOUT_SECONDS)


def _enter(server: SMTP, smtp: Smtp) -> None:
    import ssl

    if smtp.scheme == "smtp+starttls":
        server.starttls(context=ssl.create_default_context())
    if smtp.user:
        server.login(smtp.user, smtp.password)


def _refused(code: int, said: bytes | str, *, may_end: bool) -> Outcome:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    words = " ".join(text.split())[:200]
    # RFC 3463: x.7 is of policy, as of a server that does not relay for us.
    final = may_end and code >= 500 and not words.startswith("5.7.")
    return Outcome(status=code, error=f"the mail server answered {code}: {words}", final=final)
