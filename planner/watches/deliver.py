"""The job that tells: changes to watches, due messages out, many hosts at once and each in turn.

At least once: a message keeps its id however often it is tried, and whoever gets one twice can
tell. A slow host keeps its own thread waiting, and no other host.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from planner.settings import Settings
from planner.watches import mail, webhook
from planner.watches.outbox import Message, Outbox, Outcome
from planner.watches.watch import Channel
from routes.store import Store

log = logging.getLogger("sapar.jobs")
THREADS = 16
LONGEST = timedelta(seconds=40)  # of one run; what is left waits for the next
Clock = Callable[[], datetime]
Send = Callable[[Message, datetime], Outcome]


def deliver(settings: Settings, clock: Clock, send: Send | None = None) -> list[str]:
    """Fan out and send what is due; what happened, as sentences."""
    outbox = Outbox(Store(settings.database))
    events = outbox.fan_out(clock())
    hosts = outbox.hosts(clock())
    ended: Counter[str] = Counter()
    if hosts:
        sender = send or sender_of(settings)
        until = clock() + LONGEST
        with ThreadPoolExecutor(min(THREADS, len(hosts))) as pool:
            for states in pool.map(lambda host: _drain(outbox, host, sender, clock, until), hosts):
                ended.update(states)
    return _told(events, ended)


def is_pending(settings: Settings, now: datetime) -> bool:
    """Whether there are changes to fan out or messages due."""
    outbox = Outbox(Store(settings.database))
    return outbox.is_behind() or bool(outbox.hosts(now))


def sender_of(settings: Settings) -> Send:
    """One try of one message, by the channel of its watch."""

    def send(message: Message, now: datetime) -> Outcome:
        base = settings.public_base_url
        if message.watch.channel is Channel.WEBHOOK:
            return webhook.send(message, now, base=base, allow_private=settings.allow_private)
        if settings.smtp is None:
            return Outcome(error="SAPAR_SMTP is not set any more", unreached=True)
        return mail.send(message, now, smtp=settings.smtp, base=base, sender=settings.mail_from)

    return send


def _drain(outbox: Outbox, host: str, send: Send, clock: Clock, until: datetime) -> list[str]:
    """Send what is due for one host, one after the other, until a try fails."""
    states = []
    while clock() < until and (message := outbox.take(host, clock())):
        outcome = _try(message, clock(), send)
        states.append(outbox.end(message, outcome, clock()))
        if not outcome.ok and outcome.status is None:
            break  # nobody there: the others of this host wait for the next run
    return states


def _try(message: Message, now: datetime, send: Send) -> Outcome:
    try:
        return send(message, now)
    except Exception as error:  # one message, not the run: it is tried again as any other
        log.exception("message %s could not be sent", message.id)
        return Outcome(error=f"{type(error).__name__} inside the program")


def _told(events: int, ended: Counter[str]) -> list[str]:
    lines = [f"{_counted(events, 'change')} answered a watch."] if events else []
    words = {"sent": "sent", "pending": "to be tried again", "dead": "given up"}
    lines += [
        f"{_counted(ended[state], 'message')} {told}."
        for state, told in words.items()
        if ended[state]
    ]
    return lines or ["Nothing to tell."]


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'s' * (number != 1)}"
