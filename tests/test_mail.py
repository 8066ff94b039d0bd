"""Letters, taken by a real mail server on loopback."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from watch_makers import NOW, Clock, again, change, follow, messages, record, settings_of

from planner.settings import Settings
from planner.watches.deliver import deliver
from planner.watches.outbox import Outbox
from planner.watches.smtp import Smtp, read_from, read_smtp
from planner.watches.watch import Channel, State, Watch
from planner.watches.watching import Watching, code_of
from routes.errors import BadInput, Unknown
from routes.store import Store


class Box:
    """The mail server's side: what it got, and what it says to an addressee."""

    def __init__(self) -> None:
        self.got: list[tuple[str, list[str], EmailMessage]] = []
        self.says: list[str] = []
        self.bye = "221 bye"

    async def handle_QUIT(self, *_: Any) -> str:
        return self.bye

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, *more: Any) -> str:
        answer = self.says.pop(0) if self.says else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(more[0])
        return answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        made = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(made, EmailMessage)
        self.got.append((envelope.mail_from, envelope.rcpt_tos, made))
        return "250 taken"


class OnAnyPort(Controller):
    """A controller that looks for its server at the port that it was given."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def settings(tmp_path: Path, box: Box) -> Iterator[Settings]:
    server = OnAnyPort(box, hostname="127.0.0.1", port=0)
    server.start()
    smtp = Smtp("smtp", "127.0.0.1", server.port)
    yield settings_of(tmp_path, smtp=smtp, mail_from="Sapar <sapar@sapar.example>")
    server.stop()


def letters_to(settings: Settings, address: str = "a.reader@example.org", **given: Any) -> Watch:
    mail = {"channel": Channel.EMAIL, "format": "text", **given}
    return follow(settings, **{"target": address, **mail})


def test_a_letter_says_what_changed_and_how_to_leave(settings: Settings, box: Box) -> None:
    watch = letters_to(settings)
    record(settings, change(sentence="KC909 Алматы–서울 is new"))
    deliver(settings, Clock())
    [(sender, to, made)] = box.got
    assert (sender, to) == ("sapar@sapar.example", ["a.reader@example.org"])
    assert made["Subject"] == "Sapar: KC909 Алматы–서울 is new"
    text = made.get_content().replace("\r\n", "\n")
    assert made.get_content_type() == "text/plain"
    assert made.get_content_charset() == "utf-8"
    assert "2026-12-01  KC909 Алматы–서울 is new.\nBasis: a timetable\nhttps://" in text
    assert f"https://sapar.example/w/{watch.key}" in text
    assert made["List-Unsubscribe"] == f"<https://sapar.example/w/{watch.key}/leave>"
    assert made["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert made["Auto-Submitted"] == "auto-generated"
    assert made["Message-ID"] == f"<{messages(settings, watch)[0]['id']}@sapar.example>"


def test_many_changes_are_one_letter(settings: Settings, box: Box) -> None:
    letters_to(settings)
    record(settings, *[change() for _ in range(70)])
    deliver(settings, Clock())
    [(_, _, made)] = box.got
    assert made["Subject"] == "Sapar: 70 changes, NQZ–ICN, both ways"
    assert "And 20 more." in made.get_content()


def test_no_header_can_be_put_in(settings: Settings, box: Box) -> None:
    letters_to(settings)
    record(settings, change(sentence="x\r\nBcc: b@example.org\r\n\r\nbody"))
    deliver(settings, Clock())
    [(_, to, made)] = box.got
    assert to == ["a.reader@example.org"]
    assert made["Bcc"] is None
    assert made["Subject"] == "Sapar: x Bcc: b@example.org body"


def test_nothing_is_sent_until_the_addressee_has_confirmed(settings: Settings, box: Box) -> None:
    clock, store = Clock(), Store(settings.database)
    watching = Watching(store)
    watch = letters_to(settings, state=State.PENDING)
    record(settings)
    deliver(settings, clock)
    [(_, _, made)] = box.got
    assert made["Subject"] == "Confirm: follow NQZ–ICN, both ways"
    link = f"https://sapar.example/w/{watch.key}/confirm/{code_of(watch)}"
    assert link in made.get_content()
    assert made["List-Unsubscribe"] is None
    with pytest.raises(Unknown):
        watching.confirm(watch, "guess", NOW)
    assert again(settings, watch).state is State.PENDING
    confirmed = watching.confirm(watch, code_of(watch), NOW)
    assert (confirmed.state, bool(confirmed.confirmed_at)) == (State.ACTIVE, True)
    deliver(settings, clock)
    assert len(box.got) == 1  # what came before the confirmation is not told
    record(settings)
    deliver(settings, clock)
    assert len(box.got) == 2


def test_a_refusal_for_good_disables_and_one_for_now_is_tried_again(
    settings: Settings, box: Box
) -> None:
    clock = Clock()
    watch = letters_to(settings)
    record(settings)
    box.says = ["450 later", "550 no such box"]
    deliver(settings, clock)
    [row] = messages(settings, watch)
    assert (row["state"], row["status"]) == ("pending", 450)
    clock.on(minutes=5)
    deliver(settings, clock)
    found = again(settings, watch)
    assert found.state is State.DISABLED
    assert "550" in found.why
    assert "no such box" in found.why


def test_a_letter_tried_again_has_the_same_id(settings: Settings, box: Box) -> None:
    watch = letters_to(settings)
    record(settings)
    outbox = Outbox(Store(settings.database))
    outbox.fan_out(NOW)
    taken = outbox.take("smtp", NOW)
    assert taken
    from planner.watches.deliver import sender_of

    sender_of(settings)(taken, NOW)  # sent, and the process died before it was written
    clock = Clock()
    clock.on(minutes=5)
    deliver(settings, clock)
    ids = [made["Message-ID"] for _, _, made in box.got]
    assert len(ids) == 2
    assert len({*ids}) == 1
    assert messages(settings, watch)[0]["state"] == "sent"


def test_a_letter_that_was_taken_is_sent_whatever_the_server_says_at_parting(
    settings: Settings, box: Box
) -> None:
    watch = letters_to(settings)
    record(settings)
    box.bye = "421 too many of you"
    deliver(settings, Clock())
    assert messages(settings, watch)[0]["state"] == "sent"


@pytest.mark.parametrize("unset", [True, False])
def test_a_mail_server_that_is_away_for_weeks_ends_no_watch(
    settings: Settings, box: Box, unset: bool
) -> None:
    clock = Clock()
    watch = letters_to(settings)
    record(settings)
    away = replace(settings, smtp=None if unset else Smtp("smtp", "127.0.0.1", 9))
    for _ in range(20):
        deliver(away, clock)
        clock.on(hours=30)
    assert again(settings, watch).state is State.ACTIVE
    box.says = ["450 not now"]
    deliver(settings, clock)
    clock.on(minutes=6)
    deliver(settings, clock)
    assert len(box.got) == 1


def test_a_refusal_of_policy_is_tried_again(settings: Settings, box: Box) -> None:
    watch = letters_to(settings)
    record(settings)
    box.says = ["554 5.7.1 Relay access denied"]
    deliver(settings, Clock())
    assert messages(settings, watch)[0]["state"] == "pending"


def test_a_server_that_is_not_there_is_tried_again_and_no_secret_is_told(
    settings: Settings,
) -> None:
    gone = Smtp("smtp", "127.0.0.1", 9, "user", "pa55word")
    watch = letters_to(settings)
    record(settings)
    deliver(replace(settings, smtp=gone), Clock())
    [row] = messages(settings, watch)
    assert row["state"] == "pending"
    assert "pa55word" not in repr(row) + repr(gone)


def test_a_server_whose_certificate_nobody_trusts_gets_no_letter(
    settings: Settings, box: Box
) -> None:
    assert settings.smtp
    plain = replace(settings.smtp, scheme="smtp+starttls")
    watch = letters_to(settings)
    record(settings)
    deliver(replace(settings, smtp=plain), Clock())
    assert box.got == []
    assert messages(settings, watch)[0]["state"] == "pending"


# -- settings ------------------------------------------------------------------------------------


def test_servers_by_their_url() -> None:
    assert read_smtp("smtps://me%40x:p%2Fw@mail.example") == Smtp(
        "smtps", "mail.example", 465, "me@x", "p/w"
    )
    assert read_smtp("smtp+starttls://mail.example").port == 587
    assert read_smtp("smtp://localhost:2525").port == 2525
    assert read_from("Sapar <sapar@example.org>")


@pytest.mark.parametrize(
    "text",
    [
        "mail.example",
        "http://mail.example",
        "smtp://",
        "smtp://h:99999",
        "smtps://h/x",
        "smtp://user:pa55word@mail.example",
    ],
)
def test_what_is_no_server_is_told_without_its_password(text: str) -> None:
    with pytest.raises(BadInput) as error:
        Settings.from_env({"SAPAR_SMTP": text, "SAPAR_MAIL_FROM": "a@example.org"})
    assert error.value.field == "SAPAR_SMTP"
    assert "pa55word" not in str(error.value) + error.value.remedy


@pytest.mark.parametrize("text", ["nobody", "a@b\r\nBcc: c@d", "@example.org"])
def test_what_is_no_sender_is_told(text: str) -> None:
    with pytest.raises(BadInput):
        read_from(text)


def test_a_server_without_a_sender_is_told() -> None:
    with pytest.raises(BadInput, match="SAPAR_MAIL_FROM is not set"):
        Settings.from_env({"SAPAR_SMTP": "smtp://localhost"})
