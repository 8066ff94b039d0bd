"""Each slot runs once; a dead process loses nothing; failures wait longer and are parked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import at
from hypothesis import given, settings
from hypothesis import strategies as st
from shipped import shipped_settings
from sqlite_utils import Database

from planner import cli
from planner.health import health, job_problems, jobs_data
from planner.jobs import JOBS, check_schedule, plan_of, run_job
from planner.records import CLOCK_SLACK, PARKED_AFTER, Records, is_astray
from planner.schedule import Plan, read_schedule
from planner.settings import Settings
from routes.errors import BadInput

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
DAILY = Plan("settle", read_schedule("24h"), timedelta(minutes=30))
LOCAL = replace(DAILY, schedule=read_schedule("06:00@Asia/Almaty"))


def made(path: Path) -> Records:
    records = Records(path)
    records.migrate()
    records.register(["settle"], at("2026-01-01"))
    return records


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return made(tmp_path / "jobs.db")


def due(records: Records) -> str:
    return str(records.jobs()[0]["next_due"])


def run(records: Records, now: datetime, plan: Plan = DAILY) -> dict[str, Any] | None:
    """A run that ends well at once."""
    claimed = records.claim(plan, now)
    if claimed:
        records.finish(claimed, now, "done", plan)
    return claimed


def hold(records: Records, owner: str) -> None:
    """The lease as another process would hold it."""
    with Database(records.path).conn as conn:
        conn.execute("update job set lease_owner = ?", [owner])
    conn.close()


def dead_process() -> str:
    """The id of a process that was and is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return str(process.pid)


def this_machine(records: Records) -> str:
    return str(records.jobs()[0]["lease_owner"]).split(" ")[0]


def outcomes(records: Records) -> list[str]:
    return [row["outcome"] for row in records.runs()]


# -- slots


def test_a_slot_is_claimed_once(records: Records) -> None:
    assert records.claim(DAILY, at("2026-01-01")) is not None
    assert records.claim(DAILY, at("2026-01-01")) is None


def test_three_days_of_downtime_end_in_one_run(records: Records) -> None:
    assert run(records, at("2026-01-04", "06:20"))
    assert due(records) == "2026-01-05T06:00:00+00:00"
    assert run(records, at("2026-01-04", "07:00")) is None
    assert len(records.runs()) == 1


def test_three_days_of_downtime_of_a_local_time_end_in_one_run(records: Records) -> None:
    run(records, at("2026-01-01"), LOCAL)
    assert due(records) == "2026-01-02T01:00:00+00:00"
    assert run(records, at("2026-01-05", "00:30"), LOCAL)
    assert due(records) == "2026-01-05T01:00:00+00:00"
    assert run(records, at("2026-01-05", "00:59"), LOCAL) is None


def test_a_failure_puts_the_next_try_off_and_not_the_schedule(records: Records) -> None:
    first = records.claim(DAILY, at("2026-01-01"))
    assert first
    records.fail(first, at("2026-01-01"), "no answer")
    second = records.claim(DAILY, at("2026-01-01", "06:01"))
    assert second
    assert second["slot"] == f"{first['slot']} again 1"
    records.finish(second, at("2026-01-01", "06:02"), "done", DAILY)
    assert due(records) == "2026-01-02T06:00:00+00:00"


def test_failures_wait_longer_and_are_parked(records: Records) -> None:
    now, waits = at("2026-01-01"), []
    for _ in range(PARKED_AFTER):
        claimed = records.claim(DAILY, now)
        assert claimed
        records.fail(claimed, now, "no answer")
        waits.append(datetime.fromisoformat(due(records)) - now)
        now += waits[-1]
    assert [wait // MINUTE for wait in waits] == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    assert records.claim(DAILY, now + DAY) is None
    assert records.unpark("settle", now + DAY)
    assert not records.unpark("settle", now + DAY)
    assert run(records, now + DAY)


def test_a_parked_job_goes_on_after_a_run_by_hand(records: Records) -> None:
    now = at("2026-01-01")
    for _ in range(PARKED_AFTER):
        claimed = records.claim(DAILY, now)
        assert claimed
        records.fail(claimed, now, "no answer")
        now += HOUR
    by_hand = records.claim_now(DAILY, now)
    assert by_hand
    records.finish(by_hand, now, "done", DAILY)
    assert records.jobs()[0]["fail_count"] == 0
    assert due(records) > now.isoformat()


def test_a_run_by_hand_leaves_the_schedule_alone(records: Records) -> None:
    run(records, at("2026-01-01"))
    for end in ("finish", "fail"):
        by_hand = records.claim_now(DAILY, at("2026-01-01", "09:00"))
        assert by_hand
        if end == "finish":
            records.finish(by_hand, at("2026-01-01", "09:00"), "", DAILY)
        else:
            records.fail(by_hand, at("2026-01-01", "09:00"), "")
        assert due(records) == "2026-01-02T06:00:00+00:00"
        assert records.jobs()[0]["fail_count"] == 0


def test_a_job_that_follows_is_due_when_the_other_ended_well(records: Records) -> None:
    records.register(["refresh"], at("2026-01-01"))
    run(records, at("2026-01-01"))
    ahead = replace(DAILY, name="refresh")
    for end in ("fail", "finish"):
        first = records.claim_now(ahead, at("2026-01-01", "12:00"))
        assert first
        if end == "fail":
            records.fail(first, at("2026-01-01", "12:01"), "no answer")
            assert run(records, at("2026-01-01", "12:01")) is None
        else:
            records.finish(first, at("2026-01-01", "12:01"), "done", ahead, then=["settle"])
            assert run(records, at("2026-01-01", "12:01"))
    assert due(records) == "2026-01-02T06:00:00+00:00"  # refresh, whose schedule stands


# -- holders


def test_a_holder_that_is_gone_loses_the_slot_to_the_next(records: Records) -> None:
    assert records.claim(DAILY, at("2026-01-01"))
    assert records.claim(DAILY, at("2026-01-01", "06:01")) is None  # this process lives
    hold(records, f"{this_machine(records)} {dead_process()} 1")
    again = records.claim(DAILY, at("2026-01-01", "06:01"))
    assert again
    assert outcomes(records) == ["running", "lost"]


def test_a_process_that_got_the_number_of_a_dead_one_is_no_holder(records: Records) -> None:
    assert records.claim(DAILY, at("2026-01-01"))
    host, pid, _ = records.jobs()[0]["lease_owner"].split(" ")
    hold(records, f"{host} {pid} 1")  # this process, but as if it had begun at another time
    assert records.claim(DAILY, at("2026-01-01", "06:01"))


def test_of_another_machine_only_the_lease_is_known(records: Records) -> None:
    assert records.claim(DAILY, at("2026-01-01"))
    hold(records, f"elsewhere {dead_process()} 1")
    assert records.claim(DAILY, at("2026-01-01", "06:29")) is None
    assert records.claim(DAILY, at("2026-01-01", "06:31")) is None
    last = records.runs()[0]
    assert (last["outcome"], last["summary"]) == ("failed", "took longer than 30 min and was ended")
    assert records.claim(DAILY, at("2026-01-01", "06:32"))


def test_a_clock_set_ahead_takes_no_lease_from_who_is_alive(records: Records) -> None:
    claimed = records.claim(DAILY, at("2026-01-01"))
    assert claimed
    assert records.claim(DAILY, at("2026-01-09")) is None
    assert records.adopt(claimed["id"], DAILY, at("2026-01-09"))


def test_a_run_that_was_closed_meanwhile_is_not_adopted(records: Records) -> None:
    claimed = records.claim(DAILY, at("2026-01-01"))
    assert claimed
    hold(records, f"{this_machine(records)} {dead_process()} 1")
    assert records.claim(DAILY, at("2026-01-01", "06:01"))
    assert records.adopt(claimed["id"], DAILY, at("2026-01-01", "06:01")) is None


def test_a_run_is_closed_once(records: Records) -> None:
    claimed = records.claim(DAILY, at("2026-01-01"))
    assert claimed
    records.finish(claimed, at("2026-01-01"), "done", DAILY)
    records.fail(claimed, at("2026-01-01"), "its process ended with code 1")
    records.lose(claimed, at("2026-01-01"), "stopped")
    assert outcomes(records) == ["ok"]
    assert records.jobs()[0]["fail_count"] == 0


# -- the clock


def test_a_clock_that_was_ahead_for_days_stalls_nothing_and_doubles_nothing(
    records: Records,
) -> None:
    run(records, at("2026-01-01"), LOCAL)
    ahead = run(records, at("2026-03-01", "09:00"), LOCAL)
    assert ahead
    assert due(records) == "2026-03-02T01:00:00+00:00"
    back = at("2026-01-01", "09:00")
    assert is_astray(records.jobs()[0], LOCAL, back)
    assert records.put_right(LOCAL, back)
    assert due(records) == "2026-01-02T01:00:00+00:00"
    run(records, at("2026-01-02", "01:00"), LOCAL)
    slots = [row["slot"] for row in records.runs()]
    assert len(slots) == len(set(slots)) == 3


def test_a_clock_set_back_a_little_doubles_nothing(records: Records) -> None:
    run(records, at("2026-01-01"), LOCAL)
    run(records, at("2026-01-02", "01:00"), LOCAL)
    just_before = at("2026-01-02", "00:59")
    assert not is_astray(records.jobs()[0], LOCAL, just_before)
    assert run(records, at("2026-01-02", "01:00"), LOCAL) is None


def test_a_slot_that_ran_ahead_of_its_time_runs_when_it_comes(records: Records) -> None:
    run(records, at("2026-01-01"), LOCAL)
    run(records, at("2026-01-03", "01:00"), LOCAL)  # 2 January, by a clock a day ahead
    back = at("2026-01-01", "09:00")
    records.put_right(LOCAL, back)
    assert run(records, at("2026-01-02", "01:00"), LOCAL)
    slots = [row["slot"] for row in records.runs()]
    assert slots[0] == "2026-01-02T01:00:00+00:00"
    assert slots[1].endswith("ahead, run 2: 2026-01-02T01:00:00+00:00")


MOVES = st.lists(
    st.one_of(
        st.integers(1, 90),  # minutes that pass
        st.sampled_from(
            [-5 * 24 * 60, -26 * 60, -50, -1, 40 * 60, 9 * 24 * 60]
        ),  # the clock is set
    ),
    min_size=5,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(MOVES, st.sampled_from(["15m", "6h", "06:00@Asia/Almaty"]))
def test_whatever_the_clock_does(
    tmp_path_factory: pytest.TempPathFactory, moves: list[int], word: str
) -> None:
    """No slot ends well twice, and the next time is never further ahead than one interval."""
    records = made(tmp_path_factory.mktemp("clock") / "jobs.db")
    plan, now = replace(DAILY, schedule=read_schedule(word)), at("2026-01-01")
    for minutes in moves:
        now += minutes * MINUTE
        (row,) = records.jobs()
        if is_astray(row, plan, now):
            records.put_right(plan, now)
        elif minutes % 7:
            run(records, now, plan)
        else:
            failed = records.claim(plan, now)
            if failed:
                records.fail(failed, now, "no answer")
        (row,) = records.jobs()
        assert row["fail_count"] >= PARKED_AFTER or not is_astray(row, plan, now)
    ok = Counter(row["slot"] for row in records.runs(limit=999) if row["outcome"] == "ok")
    assert not [slot for slot, times in ok.items() if times > 1]


def test_a_schedule_made_shorter_holds_at_once(records: Records) -> None:
    run(records, at("2026-01-01"), replace(DAILY, schedule=read_schedule("7d")))
    hourly = replace(DAILY, schedule=read_schedule("1h"))
    assert records.put_right(hourly, at("2026-01-01", "12:00"))
    assert due(records) == "2026-01-01T13:00:00+00:00"
    assert at("2026-01-01", "13:00") - at("2026-01-01", "12:00") <= CLOCK_SLACK


# -- jobs


@pytest.fixture
def shipped(tmp_path: Path) -> Settings:
    return shipped_settings(tmp_path)


def test_every_job_runs_and_leaves_its_row(shipped: Settings) -> None:
    for name in JOBS:
        done = run_job(shipped, name, at("2026-11-24", "07:00"))
        assert done
        assert not done.failed
    found = jobs_data(shipped, at("2026-11-24", "07:01"))
    assert {one["outcome"] for one in found["runs"]} == {"ok"}
    assert all(one["duration_seconds"] >= 0 for one in found["runs"])
    for job in found["jobs"]:
        assert (job["last_outcome"], job["parked"], job["running_since"]) == ("ok", False, None)
        assert job["limit_minutes"] > 0
        assert job["schedule"]


def test_a_job_at_work_is_told_with_its_holder(shipped: Settings) -> None:
    records = Records(shipped.database)
    assert records.claim(plan_of(shipped, "settle"), at("2026-11-24", "07:00"))
    job = next(j for j in jobs_data(shipped, at("2026-11-24"))["jobs"] if j["name"] == "settle")
    assert job["running_since"] == "2026-11-24T07:00:00+00:00"
    assert str(os.getpid()) in job["lease_owner"]
    assert run_job(shipped, "settle", at("2026-11-24", "07:01")) is None


def test_the_schedule_is_set_by_job(shipped: Settings) -> None:
    set_up = replace(shipped, schedule=(("settle", read_schedule("06:00@Asia/Almaty")),))
    told = {j["name"]: j["schedule"] for j in jobs_data(set_up, at("2026-11-24"))["jobs"]}
    assert told["settle"] == "daily at 06:00 Asia/Almaty"
    assert told["refresh"] == "every 1 d"
    with pytest.raises(BadInput) as caught:
        check_schedule(replace(shipped, schedule=(("setle", read_schedule("1h")),)))
    assert "settle" in caught.value.remedy


def test_a_retired_setting_says_what_to_set() -> None:
    with pytest.raises(BadInput) as caught:
        Settings.from_env({"SAPAR_REFRESH_HOURS": "12"})
    assert "SAPAR_SCHEDULE='refresh=24h'" in caught.value.remedy


def test_unpark_on_the_command_line(shipped: Settings) -> None:
    records, now = Records(shipped.database), at("2026-11-24", "07:00")
    runner = CliRunner(env={"SAPAR_DATABASE": str(shipped.database)})
    assert "not parked" in runner.invoke(cli.cli, ["jobs", "unpark", "settle"]).output
    for _ in range(PARKED_AFTER):
        claimed = records.claim(plan_of(shipped, "settle"), now)
        assert claimed
        records.fail(claimed, now, "no answer")
        now += HOUR
    assert "PARKED" in runner.invoke(cli.cli, ["jobs", "list"]).output
    assert "due now" in runner.invoke(cli.cli, ["jobs", "unpark", "settle"]).output


# -- what an operator is told


def problems(shipped: Settings, now: datetime) -> str:
    return "\n".join(job_problems(jobs_data(shipped, now)["jobs"], now))


def test_a_job_that_nothing_runs_any_more_is_a_problem(shipped: Settings) -> None:
    assert problems(shipped, at("2026-11-24", "07:00")) == ""  # who only asks needs no jobs
    run_job(shipped, "settle", at("2026-11-24", "06:00"))
    assert problems(shipped, at("2026-11-24", "06:05")) == ""
    assert "nothing runs it: start `sapar jobs start`" in problems(
        shipped, at("2026-11-24", "07:00")
    )


def test_a_job_that_fails_is_a_problem_with_its_reason(shipped: Settings) -> None:
    records, now = Records(shipped.database), at("2026-11-24", "06:00")
    for times in ("once", "2 times in a row"):
        claimed = records.claim(plan_of(shipped, "settle"), now)
        assert claimed
        records.fail(claimed, now, "no answer\nand more")
        assert f"job settle failed {times}: no answer" in problems(shipped, now).split("\n")
        now += 5 * MINUTE


def test_a_success_that_is_yet_to_come_is_a_problem(shipped: Settings) -> None:
    run_job(shipped, "settle", at("2026-11-29"))
    assert "the clock was ahead" in problems(shipped, at("2026-11-24"))


# -- feeds


def test_refresh_without_a_feed_says_what_to_set(shipped: Settings) -> None:
    done = run_job(shipped, "refresh", at("2026-11-24"))
    assert done
    assert "SAPAR_INCHEON_KEY" in done.sentences[0]


def test_a_failing_feed_fails_the_run_and_shows_in_health(shipped: Settings) -> None:
    broken = replace(shipped, extra_feeds=(("mine", "no-such-file.csv"),))
    done = run_job(broken, "refresh", at("2026-11-24"))
    assert done
    assert done.failed
    found = health(broken, datetime.now(UTC))
    assert found["ok"]
    assert any("feed mine" in problem for problem in found["problems"])
