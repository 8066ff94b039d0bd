"""From a recorded change to a webhook's other end: at least once, one id, never a storm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import at, csv_of, leg_row
from standardwebhooks.webhooks import Webhook
from watch_makers import (
    NOW,
    Clock,
    Receiver,
    again,
    change,
    follow,
    messages,
    receiving,
    record,
    settings_of,
    wait_until,
)

from planner.settings import Settings
from planner.watches.deliver import deliver, is_pending
from planner.watches.outbox import WAITS, Message, Outbox, Outcome
from planner.watches.watch import Channel, State
from planner.watches.watching import Watching
from planner.watches.webhook import send
from routes.diff import taking_in
from routes.refresh import import_file
from routes.settle import settle
from routes.store import Store


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_of(tmp_path)


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiving() as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


# -- fan-out -------------------------------------------------------------------------------------


def test_a_change_is_told_once_to_whom_it_answers(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    watch = follow(settings, hook.url)
    other = follow(settings, hook.url, subject="ALA-ICN")
    record(settings)
    assert is_pending(settings, NOW)
    assert deliver(settings, clock) == ["1 change answered a watch.", "1 message sent."]
    assert not is_pending(settings, NOW)
    assert deliver(settings, clock) == ["Nothing to tell."]
    [body] = hook.bodies
    assert body["type"] == "changes"
    assert body["data"]["watch"]["id"] == watch.id
    assert body["data"]["changes"][0]["sentence"].endswith("NQZ–ICN is new")
    assert body["data"]["changes"][0]["source"] == "a timetable"
    assert body["data"]["changes"][0]["links"]["page"].startswith("https://sapar.example/")
    assert messages(settings, other) == []


def test_a_watch_is_told_of_nothing_from_before_it(settings: Settings, hook: Receiver) -> None:
    record(settings, change(), change())
    watch = follow(settings, hook.url)
    record(settings, change())
    deliver(settings, Clock())
    [body] = hook.bodies
    assert body["data"]["total"] == 1
    assert len(Watching(Store(settings.database)).events(watch, 10)) == 1


def test_history_is_told_to_nobody(settings: Settings, hook: Receiver) -> None:
    follow(settings, hook.url)
    record(settings, change(news=0), change(news=0))
    assert deliver(settings, Clock()) == ["Nothing to tell."]


def test_a_first_import_a_backfill_and_a_first_settlement_are_no_storm(
    settings: Settings, hook: Receiver, tmp_path: Path
) -> None:
    follow(settings, hook.url)
    store = Store(settings.database)
    file = tmp_path / "legs.csv"

    def take(days: str, now: datetime, *, backfill: bool = False) -> None:
        winter = {"first_date": "2026-10-25", "last_date": "2027-03-27", "days": days}
        rows = [leg_row(number=str(n), **winter) for n in range(200, 240)]
        file.write_bytes(csv_of("leg", rows))
        more = {"feed": "new", "now": now, "backfill": backfill}
        taking_in(store, now, lambda: import_file(store, file, **more))  # type: ignore[arg-type]

    second, third = NOW + timedelta(days=1), NOW + timedelta(days=2)
    take("12", NOW)
    take("13", second, backfill=True)
    settle(store, second.date(), second)
    assert deliver(settings, Clock(second)) == ["Nothing to tell."]
    assert hook.got == []
    take("1357", third)
    assert "1 message sent." in deliver(settings, Clock(third))
    assert hook.bodies[0]["data"]["changes"][0]["kind"] == "days_changed"


def test_the_first_look_at_a_database_with_changes_tells_nobody(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    store = Store(settings.database)
    store.set_mark("fanned_out", None)
    record(settings, change(), change())
    assert Outbox(store).fan_out(NOW) == 0
    record(settings)
    follow(settings, "http://127.0.0.1:9/")
    assert Outbox(store).fan_out(NOW) == 0


def test_the_first_news_after_a_watch_is_told_though_no_job_ran_before(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    Store(settings.database).set_mark("fanned_out", None)
    record(settings)
    follow(settings, hook.url)
    record(settings, change(sentence="the first"))
    deliver(settings, clock)
    assert [c["sentence"] for b in hook.bodies for c in b["data"]["changes"]] == ["the first"]


def test_many_changes_for_many_watches_let_other_writers_in_and_make_one_message_each(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.watches.outbox.MOST_MATCHED", 8)
    watches = [follow(settings, f"https://{n}.example/") for n in range(4)]
    record(settings, *[change() for _ in range(9)])
    store, seen = Store(settings.database), 0
    writing = Store.writing

    def counted(self: Store) -> Any:
        nonlocal seen
        seen += 1
        return writing(self)

    monkeypatch.setattr(Store, "writing", counted)
    assert Outbox(store).fan_out(NOW) == 36
    assert seen == 5
    for watch in watches:
        [row] = messages(settings, watch)
        assert len(row["changes"]) == 9


def test_a_pull_watch_has_events_and_no_messages(settings: Settings) -> None:
    watch = follow(settings)
    record(settings, change(), change())
    assert Outbox(Store(settings.database)).fan_out(NOW) == 2
    assert messages(settings, watch) == []


def test_two_fan_outs_at_once_double_nothing(settings: Settings, hook: Receiver) -> None:
    watch = follow(settings, hook.url)
    record(settings, *[change() for _ in range(20)])
    outboxes = [Outbox(Store(settings.database)) for _ in range(4)]
    made: list[int] = []
    threads = [threading.Thread(target=lambda o=o: made.append(o.fan_out(NOW))) for o in outboxes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(made) == 20
    assert len(messages(settings, watch)) == 1


# -- sending -------------------------------------------------------------------------------------


def test_a_message_is_signed_as_standard_webhooks_has_it(
    settings: Settings, hook: Receiver
) -> None:
    watch = follow(settings, hook.url)
    record(settings)
    deliver(settings, lambda: datetime.now(UTC))  # as the library reads it
    [(headers, body)] = hook.got
    assert Webhook(watch.secret).verify(body, headers)["type"] == "changes"
    with pytest.raises(Exception, match="signature"):
        Webhook(watch.secret).verify(body + b" ", headers)


def test_failures_are_tried_again_on_the_ladder_under_one_id(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    watch = follow(settings, hook.url)
    record(settings)
    hook.answers = [(500, {})] * 3
    deliver(settings, clock)
    for wait in WAITS[:3]:
        clock.on(seconds=wait.total_seconds() - 1)
        assert deliver(settings, clock) == ["Nothing to tell."]
        clock.on(seconds=wait.total_seconds() * 0.2 + 2)  # the jitter is at most a fifth
        deliver(settings, clock)
    assert len(hook.got) == 4
    assert len({*hook.ids}) == 1
    assert hook.bodies[0] == hook.bodies[-1]
    [row] = messages(settings, watch)
    assert (row["state"], row["attempts"], row["status"]) == ("sent", 4, 200)


def test_after_the_last_try_the_watch_is_disabled_and_may_begin_again(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    watch = follow(settings, hook.url)
    record(settings)
    hook.answers = [(503, {})] * 20
    for _ in range(12):
        deliver(settings, clock)
        clock.on(hours=30)
    assert len(hook.got) == len(WAITS) + 1
    found = again(settings, watch)
    assert found.state is State.DISABLED
    assert "503" in found.why
    hook.answers = []
    record(settings)
    Watching(Store(settings.database)).set_state(found, State.ACTIVE, clock.now)
    record(settings)
    deliver(settings, clock)
    assert [b["data"]["total"] for b in hook.bodies[-1:]] == [1]  # from the new start on


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("600", 600), ("Tue, 24 Nov 2026 13:00:00 GMT", 3600), ("999999", 86400), ("x", 0)],
)
def test_retry_after_is_heeded_within_bounds(
    settings: Settings, hook: Receiver, clock: Clock, said: str, seconds: int
) -> None:
    watch = follow(settings, hook.url)
    record(settings)
    hook.answers = [(429, {"Retry-After": said})]
    deliver(settings, clock)
    due = messages(settings, watch)[0]["due_at"]
    low = NOW + timedelta(seconds=max(seconds, 5))
    assert low.isoformat() <= due <= (low + timedelta(seconds=2)).isoformat()


def test_410_disables_the_watch(settings: Settings, hook: Receiver, clock: Clock) -> None:
    watch = follow(settings, hook.url)
    record(settings)
    hook.answers = [(410, {})]
    assert "1 message given up." in deliver(settings, clock)
    assert again(settings, watch).state is State.DISABLED
    record(settings)
    deliver(settings, clock)
    assert len(hook.got) == 1


def test_a_redirect_is_not_followed(settings: Settings, hook: Receiver, clock: Clock) -> None:
    watch = follow(settings, hook.url)
    record(settings)
    hook.answers = [(302, {"Location": hook.url})]
    deliver(settings, clock)
    assert len(hook.got) == 1
    [row] = messages(settings, watch)
    assert (row["state"], row["status"]) == ("pending", 302)
    assert "not followed" in row["error"]


def test_a_private_address_and_plain_http_are_refused(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    closed = replace(settings, allow_private=False)
    plain = follow(settings, hook.url)
    private = follow(settings, hook.url.replace("http:", "https:"))
    record(settings)
    for _ in range(2):  # of one host, a failed try is enough for one run
        deliver(closed, clock)
        clock.on(seconds=3)
    assert hook.got == []
    assert "not https" in messages(settings, plain)[0]["error"]
    assert "not a public address" in messages(settings, private)[0]["error"]


def test_errors_do_not_tell_the_secret_part_of_a_target(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    watch = follow(settings, hook.url.replace("/hook", "/s3cr3t?key=t0k3n"))
    gone = follow(settings, "http://127.0.0.1:9/s3cr3t?key=t0k3n")
    record(settings)
    hook.answers = [(500, {})]
    deliver(settings, clock)
    errors = [messages(settings, w)[0]["error"] for w in (watch, gone)]
    assert all(e and "s3cr3t" not in e and "t0k3n" not in e for e in errors)


def test_an_answer_that_repeats_the_target_tells_nothing_of_it(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    watch = follow(settings, hook.url.replace("/hook", "/s3cr3t?key=t0k3n"))
    record(settings)
    hook.answers, hook.body = [(404, {})], b"Cannot POST /s3cr3t?key=t0k3n"
    deliver(settings, clock)
    error = messages(settings, watch)[0]["error"]
    assert "Cannot POST" in error
    assert "s3cr3t" not in error
    assert "t0k3n" not in error


@pytest.mark.parametrize(
    "answer",
    [
        {"Content-Length": "500"},  # and the connection ends before
        {"Retry-After": "Mon, 01 Jan 2026 00:00:00 +99999999999999999999"},
        {"Transfer-Encoding": "chunked"},  # and there is no chunk
    ],
)
def test_an_answer_of_any_kind_ends_the_try_and_holds_up_no_other(
    settings: Settings, hook: Receiver, clock: Clock, answer: dict[str, str]
) -> None:
    with receiving() as bad:
        bad.answers, bad.body = [(500, answer)], b"so\r\n"
        watch = follow(settings, bad.url)
        follow(settings, hook.url)
        record(settings)
        assert deliver(settings, clock)[1:] == ["1 message sent.", "1 message to be tried again."]
    assert len(hook.got) == 1
    [row] = messages(settings, watch)
    assert (row["state"], row["attempts"]) == ("pending", 1)
    assert row["error"]


def test_a_message_that_cannot_be_made_is_tried_again_and_holds_up_no_other(
    settings: Settings, clock: Clock
) -> None:
    watch = follow(settings, "https://hook.example/a")
    record(settings)

    def broken(_message: Message, _now: Any) -> Outcome:
        raise ValueError("s3cr3t")

    assert "1 message to be tried again." in deliver(settings, clock, broken)
    [row] = messages(settings, watch)
    assert row["error"] == "ValueError inside the program"


def test_a_slow_host_keeps_no_other_waiting(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    done = threading.Event()
    with receiving() as slow:
        slow.before = lambda: bool(done.wait(20)) and None  # type: ignore[func-returns-value]
        first = follow(settings, slow.url)
        follow(settings, hook.url)
        record(settings)

        def impatient(message: Message, now: Any) -> Outcome:
            base = settings.public_base_url
            return send(message, now, base=base, allow_private=True, deadline_seconds=1)

        running = threading.Thread(target=lambda: deliver(settings, clock, impatient))
        begun = time.monotonic()
        running.start()
        wait_until(lambda: len(hook.got) == 1)
        assert time.monotonic() - begun < 1
        running.join()
        done.set()
    [row] = messages(settings, first)
    assert row["state"] == "pending"
    assert "within 1 seconds" in row["error"]


def test_two_processes_never_send_to_one_host_at_a_time(settings: Settings) -> None:
    follow(settings, "https://hook.example/a")
    follow(settings, "https://hook.example/b")
    record(settings)
    one, other = Outbox(Store(settings.database)), Outbox(Store(settings.database))
    one.fan_out(NOW)
    taken = one.take("hook.example", NOW)
    assert taken
    assert other.take("hook.example", NOW) is None
    assert one.end(taken, Outcome(ok=True, status=200), NOW) == "sent"
    second = other.take("hook.example", NOW)
    assert second
    assert second.id != taken.id
    assert one.take("hook.example", NOW) is None


def test_a_try_that_outlived_its_lease_changes_nothing(settings: Settings) -> None:
    watch = follow(settings, "https://hook.example/a")
    record(settings)
    outbox = Outbox(Store(settings.database))
    outbox.fan_out(NOW)
    late = outbox.take("hook.example", NOW)
    then = NOW + timedelta(minutes=3)
    again_ = outbox.take("hook.example", then)
    assert late
    assert again_
    assert late.id == again_.id
    assert outbox.end(late, Outcome(status=410, final=True), then) == "pending"
    assert outbox.end(again_, Outcome(ok=True, status=200), then) == "sent"
    assert again(settings, watch).state is State.ACTIVE


def test_a_clock_that_was_ahead_holds_up_nothing(settings: Settings) -> None:
    follow(settings, "https://left.example/")
    follow(settings, "https://late.example/")
    record(settings)
    outbox, ahead = Outbox(Store(settings.database)), NOW + timedelta(days=4000)
    outbox.fan_out(ahead)
    assert outbox.take("left.example", ahead)  # and its sender died
    late = outbox.take("late.example", ahead)
    assert late
    assert outbox.end(late, Outcome(error="nobody there"), ahead) == "pending"
    assert {*outbox.hosts(NOW)} == {"left.example", "late.example"}
    for host in ("left.example", "late.example"):
        assert outbox.take(host, NOW)


# -- death of a process --------------------------------------------------------------------------

SCRIPT = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from planner.watches.deliver import deliver
from planner.watches.outbox import Outbox
from planner.settings import Settings
from routes.store import Store
path, now, how = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), sys.argv[3]
if how == "after fan-out":
    Outbox(Store(path)).fan_out(now)
    os.kill(os.getpid(), signal.SIGKILL)
deliver(Settings(database=path, allow_private=True), lambda: now)
"""


def process(settings: Settings, how: str) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-c", SCRIPT, str(settings.database), NOW.isoformat(), how]
    return subprocess.Popen(line, env={**os.environ, "PYTHONPATH": os.getcwd()})


def test_killed_between_fan_out_and_send_it_is_sent_once(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    watch = follow(settings, hook.url)
    record(settings)
    assert process(settings, "after fan-out").wait() == -signal.SIGKILL
    assert messages(settings, watch)[0]["state"] == "pending"
    deliver(settings, clock)
    clock.on(hours=1)
    deliver(settings, clock)
    assert len(hook.got) == 1


def test_killed_between_send_and_mark_it_is_sent_again_under_its_id(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    watch = follow(settings, hook.url)
    record(settings)
    running: list[subprocess.Popen[bytes]] = []
    hook.before = lambda: running and running[0].kill()  # type: ignore[assignment, return-value]
    running.append(process(settings, "send"))
    assert running[0].wait() == -signal.SIGKILL
    running.clear()
    assert len(hook.got) == 1
    assert deliver(settings, clock) == ["Nothing to tell."]  # its lease stands
    clock.on(minutes=3)
    deliver(settings, clock)
    assert len(hook.got) == 2
    assert len({*hook.ids}) == 1
    assert messages(settings, watch)[0]["state"] == "sent"


# -- hours ---------------------------------------------------------------------------------------


def test_a_digest_is_one_message_of_all_that_came_meanwhile(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    digest = {"zone": "Asia/Almaty", "digest": "daily", "digest_at": "08:00"}
    watch = follow(settings, hook.url, **digest)
    for _ in range(3):
        record(settings)
        deliver(settings, clock)
        clock.on(hours=1)
    assert hook.got == []
    clock.now = at("2026-11-25", "03:00")
    record(settings)  # too late for the message that goes now
    deliver(settings, clock)
    assert [body["data"]["total"] for body in hook.bodies] == [3]
    assert [row["due_at"] for row in messages(settings, watch)] == [
        "2026-11-26T03:00:00+00:00",
        "2026-11-25T03:00:00+00:00",
    ]


def test_what_comes_in_quiet_hours_waits_for_their_end_in_one_message(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    quiet = {"zone": "Europe/Berlin", "quiet_from": "22:00", "quiet_until": "07:00"}
    follow(settings, hook.url, **quiet)
    clock.now = at("2027-03-27", "22:30")  # the night that loses an hour
    for _ in range(2):
        record(settings)
        deliver(settings, clock)
        clock.on(hours=2)
    assert hook.got == []
    clock.now = at("2027-03-28", "05:00")
    deliver(settings, clock)
    assert [body["data"]["total"] for body in hook.bodies] == [2]


def test_a_paused_watch_is_told_nothing_and_resumes_from_then_on(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    watching = Watching(Store(settings.database))
    watch = watching.set_state(follow(settings, hook.url), State.PAUSED, NOW)
    record(settings)
    deliver(settings, clock)
    watching.set_state(watch, State.ACTIVE, NOW)
    deliver(settings, clock)
    assert hook.got == []
    record(settings)
    deliver(settings, clock)
    assert len(hook.got) == 1


# -- chat ----------------------------------------------------------------------------------------


def test_a_chat_gets_plain_text_within_its_limit(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    target = hook.url.replace("/hook", "/bot1:x/sendMessage?chat_id=-42")
    watch = follow(settings, target, format="telegram", secret="")
    record(settings)
    deliver(settings, clock)
    [body] = hook.bodies
    assert {*body} == {"chat_id", "text"}
    assert body["chat_id"] == -42
    assert "NQZ–ICN is new." in body["text"]
    assert "Basis: a timetable" in body["text"]
    long = [change(sentence=f"{'✈️' * 40} {n}") for n in range(150)]
    record(settings, *long)
    deliver(settings, clock)
    text = hook.bodies[-1]["text"]
    assert len(text.encode("utf-16-le")) // 2 <= 4096
    assert text.endswith(f"More: https://sapar.example/w/{watch.key}")


def test_a_test_is_one_message_that_is_not_tried_again(
    settings: Settings, hook: Receiver, clock: Clock
) -> None:
    watch = follow(settings, hook.url)
    Outbox(Store(settings.database)).add(watch, "test", NOW)
    hook.answers = [(500, {})]
    deliver(settings, clock)
    assert hook.bodies[0]["type"] == "test"
    assert messages(settings, watch)[0]["state"] == "dead"
    assert again(settings, watch).state is State.ACTIVE


def test_a_removed_watch_keeps_nothing_of_whom_it_told(settings: Settings, hook: Receiver) -> None:
    watch = follow(settings, hook.url)
    record(settings)
    Outbox(Store(settings.database)).fan_out(NOW)
    gone = Watching(Store(settings.database)).set_state(watch, State.REMOVED, NOW)
    assert (gone.target, gone.secret) == ("", "")
    assert deliver(settings, Clock()) == ["Nothing to tell."]
    assert messages(settings, watch)[0]["error"] == "the watch is removed"
    assert gone.channel is Channel.WEBHOOK
