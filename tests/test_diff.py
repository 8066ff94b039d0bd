"""Each class of change from the smallest case that has it; noise is counted, never a change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from diff_makers import claim, covers, day, kinds, known, told, two
from network_makers import STATIONS, listed, seen

from routes.diff import diff
from routes.model import Kind
from routes.months import month_rows

DAILY = "XX101 AAA-DDD daily 08:00-16:00 2024-03-31/2024-10-26"
THRICE = "XX101 AAA-DDD 135 08:00-16:00 2024-03-31/2024-10-26"


def test_two_equal_states_have_no_difference() -> None:
    assert diff(known("2024-05-01", DAILY), known("2024-05-01", DAILY)).is_empty


def test_more_and_fewer_departures_a_week() -> None:
    assert told(two(THRICE, DAILY)) == [
        "AAA–DDD (XX): 3 → 7 departures a week from 2 May 2024 (XX101 Mon Wed Fri → XX101 daily)"
    ]
    assert kinds(two(DAILY, THRICE)) == ["frequency_down"]


def test_a_second_flight_is_a_step_of_the_service() -> None:
    found = two(DAILY, DAILY + "\nXX103 AAA-DDD 6 18:00-02:00+1 2024-06-03/2024-10-26")
    assert told(found) == [
        "AAA–DDD (XX): 7 → 8 departures a week from 3 Jun 2024 (XX101 daily → XX101 daily; "
        "XX103 Sat)"
    ]


def test_in_a_sample_fewer_days_are_other_days_and_no_decrease() -> None:
    found = two(DAILY, THRICE, complete=False)
    assert told(found) == [
        "AAA–DDD (XX): XX101 daily → XX101 Mon Wed Fri from 2 May 2024, as told by a source that "
        "is a sample"
    ]


def test_other_days_of_the_same_number() -> None:
    assert told(two(THRICE, THRICE.replace("135", "246"))) == [
        "AAA–DDD (XX): XX101 Mon Wed Fri → XX101 Tue Thu Sat from 2 May 2024"
    ]


def test_retimed_by_a_quarter_of_an_hour_and_no_less() -> None:
    assert told(two(DAILY, DAILY.replace("08:00", "08:15"))) == [
        "AAA–DDD (XX): XX101 retimed 08:00–16:00 → 08:15–16:00 (leaves–arrives) from 2 May 2024"
    ]
    near = two(DAILY, DAILY.replace("08:00", "08:14"))
    assert kinds(near) == []
    assert dict(near.suppressed) == {"restated": 2}


def test_a_move_across_midnight_is_retimed_and_has_no_other_days() -> None:
    before = "XX101 AAA-DDD 24 23:50-08:00+1 2024-03-31/2024-10-26"
    after = "XX101 AAA-DDD 35 00:20-08:00 2024-03-31/2024-10-26"
    assert kinds(two(before, after)) == ["retimed"]


def test_for_some_weeks_only() -> None:
    after = """
        XX101 AAA-DDD daily 08:00-16:00 2024-03-31/2024-06-30
        XX101 AAA-DDD daily 09:00-17:00 2024-07-01/2024-07-28
        XX101 AAA-DDD daily 08:00-16:00 2024-07-29/2024-10-26
    """
    assert told(two(DAILY, after)) == [
        "AAA–DDD (XX): XX101 retimed 08:00–16:00 → 09:00–17:00 (leaves–arrives) from 1 Jul 2024 "
        "until 28 Jul 2024"
    ]


def test_equipment_and_codeshares() -> None:
    before, after = DAILY + " equipment=320 codeshares=YY9", DAILY + " equipment=763"
    assert told(two(before, after)) == [
        "AAA–DDD (XX): XX101 no longer sold as YY9 from 2 May 2024",
        "AAA–DDD (XX): XX101 with 763, was 320, from 2 May 2024",
    ]


def test_another_number_at_the_same_times_is_renumbered_and_nothing_ended() -> None:
    assert told(two(DAILY, DAILY.replace("XX101", "XX905"))) == [
        "AAA–DDD (XX): XX101 is now XX905, at the same times, from 2 May 2024"
    ]


def test_another_number_at_other_times_is_another_flight() -> None:
    found = two(DAILY, "XX905 AAA-DDD daily 18:00-02:00+1 2024-03-31/2024-10-26")
    assert kinds(found) == ["days_changed"]


def test_never_seen_where_all_is_covered_is_launched() -> None:
    found = two("", "XX101 AAA-DDD 36 08:00-16:00 2024-06-15/2024-10-26")
    assert told(found) == [
        "AAA–DDD (XX): launched on 15 Jun 2024, never seen before: XX101 Wed Sat, leaves 08:00, "
        "arrives 16:00 (15 Jun 2024 – 26 Oct 2024)"
    ]


def test_seen_long_before_it_is_resumed() -> None:
    old = "XX101 AAA-DDD daily 08:00-16:00 2023-03-26/2023-05-31"
    found = two(old, old + "\n" + "XX101 AAA-DDD 36 08:00-16:00 2024-06-15/2024-10-26")
    assert kinds(found) == ["resumed"]
    assert "resumed on 15 Jun 2024, last held until 31 May 2023" in told(found)[0]


def test_seen_by_evidence_alone_it_is_not_launched() -> None:
    sign = [seen("XX101", "AAA-DDD", "2022-06-01")]
    found = two("", "XX101 AAA-DDD 36 08:00-16:00 2024-06-15/2024-10-26", evidence=sign)
    assert kinds(found) == ["evidence"]


def test_gone_from_complete_coverage_it_is_suspended() -> None:
    found = two(DAILY, "")
    assert told(found) == [
        "AAA–DDD (XX): no departure from 2 May 2024, was XX101 daily, leaves 08:00, arrives 16:00 "
        "(the timetable is complete)"
    ]
    assert kinds(found) == ["suspended"]


def test_gone_for_some_months_it_is_suspended_until_then() -> None:
    after = """
        XX101 AAA-DDD daily 08:00-16:00 2024-03-31/2024-05-31
        XX101 AAA-DDD daily 08:00-16:00 2024-09-01/2024-10-26
    """
    found = two(DAILY, after)
    assert kinds(found) == ["suspended"]
    assert "from 1 Jun 2024 until 31 Aug 2024" in told(found)[0]


def test_filed_to_an_earlier_day_and_no_further_it_ends() -> None:
    found = two(DAILY, DAILY.replace("2024-10-26", "2024-06-30"))
    assert kinds(found) == ["ended"]
    assert "no departure from 1 Jul 2024 on" in told(found)[0]


def test_gone_from_a_sample_only_knowledge_ends() -> None:
    found = two(DAILY, "", complete=False)
    assert told(found) == [
        "AAA–DDD (XX): no source held speaks of XX101 from 2 May 2024 on; unknown, which is not a "
        "suspension"
    ]
    assert kinds(found) == ["coverage_ended"]


def test_where_coverage_stops_knowledge_ends_and_nothing_else() -> None:
    winter = covers("2023-10-29/2024-03-30")
    line = "XX101 AAA-DDD daily 08:00-16:00 2023-10-29/2024-03-30"
    found = diff(
        known("2024-01-31", line, coverage=[winter]), known("2024-05-15", line, coverage=[winter])
    )
    assert kinds(found) == ["coverage_ended"]
    assert "filed schedules held end on 30 Mar 2024" in told(found)[0]


def test_the_first_complete_timetable_without_a_service_suspends_it() -> None:
    line = "XX101 AAA-DDD daily 08:00-16:00 2023-10-29/2024-03-30"
    found = diff(known("2024-04-01", line), known("2024-04-02", line, coverage=[covers()]))
    assert kinds(found) == ["suspended"]
    assert told(found) == [
        "AAA–DDD (XX): no departure from 2 Apr 2024 (the timetable is complete); the schedule held "
        "before it reached to 30 Mar 2024: XX101 daily"
    ]


def test_a_service_known_not_to_fly_is_not_suspended_again_with_each_season() -> None:
    line = "XX101 AAA-DDD daily 08:00-16:00 2023-10-29/2024-03-30"
    before = known("2024-09-01", line, coverage=[covers()])
    after = known("2024-09-15", line, coverage=[covers(), covers("2024-10-27/2025-03-29")])
    assert kinds(diff(before, after)) == []


def test_a_stop_by_word_needs_no_coverage() -> None:
    said = [claim(Kind.SUSPEND, "AAA-DDD", "2024-06-01", said="2024-05-10")]
    found = diff(known("2024-05-01"), known("2024-05-15", claims=said))
    assert told(found) == ["AAA–DDD (XX): suspended from 1 Jun 2024 by the word of the airline"]


def test_filed_longer_in_its_season_the_period_is_extended() -> None:
    found = two(DAILY.replace("2024-10-26", "2024-07-31"), DAILY)
    assert told(found) == ["AAA–DDD (XX): XX101 until 26 Oct 2024, was until 31 Jul 2024"]


def test_a_timetable_first_looked_at_is_evidence_and_no_launch() -> None:
    line = "XX101 AAA-DDD 36 08:00-16:00 2024-03-31/2024-10-26"
    cover = [covers("2024-05-15/2024-10-26")]
    found = diff(known("2024-05-01"), known("2024-05-15", line, coverage=cover))
    assert kinds(found) == ["evidence"]


def test_a_sample_shows_all_that_is_new_in_one_piece() -> None:
    """Two periods of one capture are no change from one to the other."""
    after = """
        XX101 AAA-DDD 36 08:00-16:00 2024-04-15/2024-06-30 known_on=2024-05-10
        XX101 AAA-DDD 3 09:00-17:00 2024-07-01/2024-10-26 known_on=2024-05-10
    """
    found = diff(known("2024-05-01"), known("2024-05-15", after))
    assert told(found) == [
        "AAA–DDD (XX): filed (10 May 2024): XX101 Wed Sat, leaves 08:00, arrives 16:00 "
        "(15 Apr 2024 – 30 Jun 2024); XX101 Wed, leaves 09:00, arrives 17:00 "
        "(1 Jul 2024 – 26 Oct 2024); no schedule of it was held before"
    ]


def test_evidence_listings_and_rosters() -> None:
    roster = "XX101 AAA-DDD 3 08:00-16:00 2024-06-12 basis=rostered"
    after = known(
        "2024-05-15",
        roster,
        evidence=[seen("YY7", "BBB-DDD", "2024-05-08")],
        sightings=[listed("XX", "AAA-CCC", "2024-07 2024-08")],
    )
    assert told(diff(known("2024-05-01"), after)) == [
        "AAA–CCC (XX): listed for Jul 2024 and Aug 2024, both directions, without days or times",
        "AAA–DDD (XX): XX101 rostered for 12 Jun 2024, a plan and no evidence",
        "BBB–DDD (YY): YY7 on 8 May 2024: seen",
    ]


def test_a_promise_that_is_dated_and_kept_moves_as_the_ledger_has_it() -> None:
    first = claim(Kind.RESUME, "AAA-DDD", "", said="2024-04-20")
    dated = claim(Kind.RESUME, "AAA-DDD", "2024-05-08", said="2024-05-05", weekly_after=2)
    before = known("2024-05-01", claims=[first])
    after = known("2024-05-15", claims=[first, dated])
    assert told(diff(before, after)) == [
        "AAA–DDD (XX), resume: dated 8 May 2024",
        "AAA–DDD (XX), resume: due 8 May 2024, unconfirmed (was announced)",
        "AAA–DDD (XX), resume: 2 a week",
    ]
    sign = [seen("XX101", "AAA-DDD", "2024-05-09")]
    assert "kept" in kinds(diff(before, replace(after, evidence=sign)))


def test_a_step_that_was_filed_before_is_told_when_its_day_has_come() -> None:
    lines = """
        XX101 AAA-DDD 36 08:00-16:00 2024-03-31/2024-06-02
        XX101 AAA-DDD daily 08:00-16:00 2024-06-03/2024-10-26
    """
    cover = [covers()]
    before = known("2024-05-01", lines, coverage=cover)
    assert kinds(diff(before, replace(before, as_of=day("2024-05-15")))) == []
    found = diff(before, replace(before, as_of=day("2024-06-15")))
    assert told(found) == [
        "AAA–DDD: 2 → 7 departures a week from the week of 3 Jun 2024, in the filed schedule"
    ]


# -- noise ------------------------------------------------------------------------------------


WINTER = covers("2023-10-29/2024-03-30")


@pytest.mark.parametrize(
    "march",
    [
        "00:20-10:00 2024-03-01/2024-03-30",  # UTC kept: 19:20 before and after
        "01:20-11:00 2024-03-01/2024-03-30",  # the clock at AAA kept
        "01:20-10:00 2024-03-01/2024-03-30",
    ],
)
def test_a_change_of_zone_rules_retimes_no_flight(march: str) -> None:
    """1 March 2024: AAA and BBB went from UTC+6 to UTC+5."""
    before = "XX101 AAA-DDD daily 01:20-10:00 2023-10-29/2024-03-30"
    after = f"XX101 AAA-DDD daily 01:20-10:00 2023-10-29/2024-02-29\nXX101 AAA-DDD daily {march}"
    found = diff(
        known("2024-02-01", before, coverage=[WINTER]),
        known("2024-02-20", after, coverage=[WINTER]),
    )
    assert kinds(found) == []
    moved = "zone_rule_shift" if "01:20-10:00" not in march else "restated"
    assert list(dict(found.suppressed)) == [moved]


@pytest.mark.parametrize("clock", ["?-10:00", "00:20-?", "01:20-?", "?-11:00"])
def test_nor_one_of_which_one_end_is_known(clock: str) -> None:
    was = "01:20-?" if clock.endswith("?") else "?-10:00"
    before = f"XX101 AAA-DDD daily {was} 2023-10-29/2024-03-30"
    after = f"""
        XX101 AAA-DDD daily {was} 2023-10-29/2024-02-29
        XX101 AAA-DDD daily {clock} 2024-03-01/2024-03-30
    """
    found = diff(
        known("2024-02-01", before, coverage=[WINTER]),
        known("2024-02-20", after, coverage=[WINTER]),
    )
    assert kinds(found) == []


def test_a_flight_moved_on_that_day_by_more_than_the_zone_is_retimed() -> None:
    before = "XX101 AAA-DDD daily 01:20-10:00 2023-10-29/2024-03-30"
    after = """
        XX101 AAA-DDD daily 01:20-10:00 2023-10-29/2024-02-29
        XX101 AAA-DDD daily 02:20-12:00 2024-03-01/2024-03-30
    """
    found = diff(
        known("2024-02-01", before, coverage=[WINTER]),
        known("2024-02-20", after, coverage=[WINTER]),
    )
    assert kinds(found) == ["retimed"]


def test_a_new_code_of_a_station_is_no_end_and_no_launch() -> None:
    places = STATIONS + "OLD AAA PP Asia/Almaty 50,70"
    found = two(
        DAILY.replace("AAA", "OLD"),
        DAILY,
        aliases="OLD:AAA",
        places=places,
    )
    assert kinds(found) == []
    assert dict(found.suppressed) == {"code_change": 1}
    assert (len(found.added), len(found.closed)) == (1, 1)


def test_the_next_season_as_this_one_is_a_roll() -> None:
    winter = "XX101 AAA-DDD daily 08:00-16:00 2024-10-27/2025-03-29"
    both = [covers("2024-03-31/2025-03-29")]
    before = known("2024-09-01", DAILY, coverage=[covers()])
    found = diff(before, known("2024-09-15", f"{DAILY}\n{winter}", coverage=both))
    assert kinds(found) == []
    assert dict(found.suppressed) == {"season_roll": 1}
    fewer = winter.replace("daily", "135")
    found = diff(before, known("2024-09-15", f"{DAILY}\n{fewer}", coverage=both))
    assert told(found) == [
        "AAA–DDD (XX): 7 → 3 departures a week from 27 Oct 2024 (XX101 daily → XX101 Mon Wed Fri)"
    ]


def test_a_summer_filed_as_the_summer_before_is_an_extension_of_the_horizon() -> None:
    cover = [covers("2024-03-31/2025-10-25")]
    summer = "XX101 AAA-DDD daily 08:00-16:00 2025-03-30/2025-10-25"
    before = known("2024-11-01", DAILY, coverage=cover)
    after = known("2024-11-15", f"{DAILY}\n{summer}", coverage=cover)
    found = diff(before, after)
    assert kinds(found) == []
    assert dict(found.suppressed) == {"horizon_extension": 1}
    assert month_rows(before, after, found)[0] == []


def test_rows_of_the_past_and_rows_said_again_are_counted() -> None:
    old = "XX101 AAA-DDD daily 08:00-16:00 2023-03-26/2023-05-31"
    assert dict(two(DAILY, DAILY + "\n" + old).suppressed) == {"past": 1}
    again = two(DAILY, DAILY + " source=another")
    assert (kinds(again), dict(again.suppressed)) == ([], {"restated": 2})


def test_a_live_source_looked_at_again_is_no_change() -> None:
    before = replace(known("2024-05-01", DAILY), seen={"test": day("2024-05-01")})
    after = replace(before, as_of=day("2024-05-02"), seen={"test": day("2024-05-02")})
    found = diff(before, after)
    assert kinds(found) == []
    assert dict(found.suppressed) == {"seen_again": 1}


# -- the analysts' rows -----------------------------------------------------------------------


def rows_of(before: str, after: str, *, complete: bool = True) -> list[str]:
    cover = [covers("2023-03-26/2024-10-26", complete=complete)]
    was, now = (
        known(as_of, lines, coverage=cover)
        for as_of, lines in (("2024-05-01", before), ("2024-05-15", after))
    )
    return [row.text for row in month_rows(was, now, diff(was, now))[0]]


def test_rows_name_what_was_what_is_and_the_year_before() -> None:
    assert rows_of("", "XX101 AAA-DDD 36 08:00-16:00 2024-06-15/2024-10-26") == [
        f"AAA-DDD {month} 0>2[0]" for month in ("JUN", "JUL", "AUG", "SEP", "OCT")
    ]


def test_in_a_sample_a_count_is_a_least_and_silence_is_not_known() -> None:
    rows = rows_of("", "XX101 AAA-DDD 36 08:00-16:00 2024-06-15/2024-10-26", complete=False)
    assert rows[0] == "AAA-DDD JUN ?>2+[?]"


def test_a_month_as_a_year_before_is_left_out() -> None:
    old = "XX101 AAA-DDD daily 08:00-16:00 2023-03-26/2023-10-28"
    new = "XX201 AAA-DDD daily 18:00-02:00+1 2024-07-01/2024-10-26"
    assert rows_of(old, f"{old}\n{new}") == []
    assert rows_of(old, f"{old}\n{new.replace('daily', '1')}")[0] == "AAA-DDD JUL 0>1[7]"
