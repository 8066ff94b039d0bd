"""The announcement reader: how the sentences of the other files are checked, articles, limits."""

from __future__ import annotations

import csv
import random
import time
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from conftest import at, put
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routes.announcements.claims import as_data, told
from routes.announcements.dates import day, day_of_month, season, weekday
from routes.announcements.forms import russian_forms
from routes.announcements.line import sentences
from routes.announcements.names import Name, Names, Place
from routes.announcements.reader import MAX_TEXT, Found, read
from routes.feeds.delimited import read as read_exchange
from routes.model import Station
from routes.store import Store

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Case:
    """A text published on a day, and its claims: kind, route, date, carriers, weekly."""

    published: date
    text: str
    claims: tuple[str, ...]

    def __str__(self) -> str:
        return self.text[:60]


def cases(table: str) -> list[Case]:
    """Blocks of a text and lines `= kind AAA-BBB date carriers weekly`; `@ day` sets the day."""
    found, published = [], date.min
    for block in table.strip().split("\n\n"):
        lines = block.split("\n")
        if lines[0].startswith("@ "):
            published = date.fromisoformat(lines[0][2:])
            continue
        text = " ".join(line for line in lines if not line.startswith("= "))
        said = tuple(line[2:] for line in lines if line.startswith("= ") and "nothing" not in line)
        found.append(Case(published, text, said))
    return found


@lru_cache(maxsize=1)
def names() -> Names:
    with (DATA / "stations.csv").open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    stations = {
        r["code"]: Station(
            r["code"], r["name"], r["city"], r["city_code"], r["country"], r["zone"], 0.0, 0.0
        )
        for r in rows
    }
    with (DATA / "names.csv").open(encoding="utf-8") as handle:
        listed = [Name(*row) for row in csv.reader(handle)][1:]
    return Names(listed, stations)


def city(code: str) -> str:
    """One code a city: the airports that the labelling rules count as one."""
    return {"SEL": "ICN", "GMP": "ICN", "HND": "NRT", "PKX": "PEK"}.get(code, names().city(code))


def said_of(claim: str) -> tuple[str, frozenset[str], str]:
    kind, pair, *rest = claim.split(" ")
    effective = rest[0] if rest and rest[0] != "-" else ""
    return kind, frozenset(city(code) for code in pair.split("-")), effective


def found_of(found: Found) -> tuple[str, frozenset[str], str]:
    ends = frozenset((city(found.origin), city(found.destination)))
    return str(found.kind), ends, found.effective


def check(case: Case) -> None:
    found = {found_of(f): f for f in read(case.text, case.published, names())}
    assert set(found) == {said_of(claim) for claim in case.claims}
    for claim in case.claims:
        one, words = found[said_of(claim)], claim.split(" ")
        if len(words) > 3 and words[3] != "-":
            assert set(one.carriers) == set(words[3].split("+"))
        if len(words) > 4 and words[4] != "-":
            assert one.weekly_after == int(words[4])


# -- articles ------------------------------------------------------------------------------------

ARTICLE = """Three decades of friendship: where {a_land} and {b_land} stand

The President of {b_land} arrives in {a_town} for a state visit on {visit}. The two nations set up
diplomatic relations on 14 March 1993, and {a_town} and {b_town} have been sister cities since 2001.

Trade

Turnover between {a_land} and {b_land} fell by 31% in the first five months of the year, to 1.1
billion dollars. {a_land} mainly sells oil, copper and grain; it buys cars and machines. {b_land} is
ready to offer {a_land} its help in building a power station.

Talks in September 2023 in {b_town} were about students, visas and the protection of workers. A
centre that prepares people for work in {b_land} is to be opened in {a_town} in the autumn.

Air links

In {said}, the transport ministry said that {a_land} and {b_land} would raise the number of flights
between the two countries and launch new routes. In addition, flights between {a_town} and {b_town}
will {no}be resumed from {day}, and there are plans to increase services on the {c_town}–{b_town}
route.

Culture

A festival of film opened in {c_town} in May. The choir of {a_town} sang, and guests flew in from
{b_town}."""
EAST = {
    "a_land": "Kenya",
    "b_land": "Vietnam",
    "a_town": "Nairobi",
    "b_town": "Hanoi",
    "c_town": "Mombasa",
    "visit": "May 6-7",
    "said": "January 2025",
    "day": "May 20",
    "no": "",
}
PUBLISHED = date(2025, 5, 2)


def test_an_article_gives_its_four_claims_and_nothing_from_the_rest() -> None:
    found = read(ARTICLE.format(**EAST), PUBLISHED, names())
    assert [(str(f.kind), f.origin, f.destination, f.effective) for f in found] == [
        ("increase", "KE", "VN", ""),
        ("new_route", "KE", "VN", ""),
        ("resume", "NBO", "HAN", "2025-05-20"),
        ("increase", "MBA", "HAN", ""),
    ]
    assert [f.announced for f in found][:2] == ["2025-01", "2025-01"]
    assert [f.scope for f in found] == ["all", "any", "route", "route"]


def test_the_same_article_with_other_places_and_dates_says_the_same_of_them() -> None:
    west = EAST | {
        "a_land": "Ecuador",
        "b_land": "Morocco",
        "a_town": "Quito",
        "b_town": "Casablanca",
        "c_town": "Guayaquil",
        "day": "3 November",
    }
    found = read(ARTICLE.format(**west), PUBLISHED, names())
    assert [(str(f.kind), f.origin, f.destination, f.effective) for f in found] == [
        ("increase", "EC", "MA", ""),
        ("new_route", "EC", "MA", ""),
        ("resume", "UIO", "CMN", "2025-11-03"),
        ("increase", "GYE", "CMN", ""),
    ]


def test_what_is_denied_is_not_claimed() -> None:
    found = read(ARTICLE.format(**EAST | {"no": "not "}), PUBLISHED, names())
    assert not [f for f in found if f.kind == "resume"]


def test_a_later_sentence_adds_to_a_claim() -> None:
    text = (
        "Air Serbia is to open a route between Belgrade and Kraków. The first flight leaves on "
        "3 June. The airline will operate twice a week."
    )
    (found,) = read(text, date(2025, 4, 1), names())
    assert (found.effective, found.carriers, found.weekly_after) == ("2025-06-03", ("JU",), 2)


def test_a_later_sentence_takes_a_plan_back() -> None:
    text = (
        "Air Serbia had said that it would open Belgrade–Kraków on 3 June. The airline has now "
        "scrapped the plan."
    )
    (found,) = read(text, date(2025, 4, 1), names())
    assert (str(found.kind), found.effective) == ("withdraw", "2025-06-03")


def test_a_claim_names_its_words_and_rule() -> None:
    text = "Weather: sunny. Kenya Airways will resume Nairobi–Juba on 5 May; fares are low."
    (found,) = read(text, date(2025, 4, 1), names())
    assert text[found.start : found.end].startswith("Kenya Airways will resume Nairobi–Juba")
    data = as_data(found, text)
    assert (data["rule"], data["confidence"]) == ("en.resume", "high")
    assert "resume     NBO–JUB  from 2025-05-05  KQ" in told(data)


def test_a_range_of_frequencies_has_both_numbers() -> None:
    text = "FlyDubai will fly Dubai–Sofia from 4 May two or three times a week."
    (found,) = read(text, date(2025, 4, 1), names())
    assert (found.weekly_after, found.weekly_after_max) == (2, 3)


def test_a_question_claims_nothing() -> None:
    assert (
        read("Will Condor resume Frankfurt–Whitehorse on 5 May?", date(2025, 4, 1), names()) == []
    )


# -- poison --------------------------------------------------------------------------------------

_WORDS = """
from to between and – Riga Oslo Kenya Kenya Airways will not resume increase to on 5 May
2025 a week twice daily , ; : . ( ) — ... may if the two countries which after launch
postponed plans 10:20 A330 с из в Рига возобновит рейсы 인천 아스타나 노선 재개 주 2회
15일부터 31 February 99/99/2099 0 00000 İ ß
"""
BITS = [*_WORDS.split(), "\x00", "\ue000", "\ud7ff", "\u202e", "\n", "\n\n", "\t", " "]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(BITS) | st.text(max_size=12), max_size=120), st.dates())
def test_no_text_makes_it_fail(parts: list[str], published: date) -> None:
    published = min(max(published, date(1950, 1, 1)), date(2100, 1, 1))
    text = " ".join(parts)
    for found in read(text, published, names()):
        assert 0 <= found.start < found.end <= len(text)
        assert found.origin != found.destination


@pytest.mark.parametrize(
    "unit",
    [
        "Riga–Oslo, ",
        "from Riga to Oslo and ",
        "resume ",
        "between Riga and ",
        "not ",
        "1 May 2025 to ",
        "two flights a week and ",
        "Kenya Airways and ",
        "Riga ",
        "in ",
        "((((",
        "a" * 40,
        "с Риги в ",
        "인천-",
        "주 2회 ",
        "\n",
        " ",
        ".",
        "9",
    ],
)
def test_no_repetition_takes_long(unit: str) -> None:
    """50 ms for 10 kB is the goal on a quiet machine; a rule that explodes takes minutes."""
    text = (unit * (20_000 // len(unit) + 1))[:20_000]
    began = time.process_time()
    read(text, date(2025, 4, 1), names())
    assert time.process_time() - began < 2.5


def test_time_grows_with_the_text_and_stops_at_the_limit() -> None:
    line = "Kenya Airways will resume Nairobi–Juba on 5 May, the airline said on Monday. "

    def seconds(text: str) -> float:
        began = time.process_time()
        read(text, date(2025, 4, 1), names())
        return time.process_time() - began

    seconds(line)
    once = min(seconds(line * 50) for _ in range(3))
    assert seconds(line * 400) < once * 20
    beyond = "x" * MAX_TEXT + " Kenya Airways will resume Nairobi–Juba on 5 May."
    assert read(beyond, date(2025, 4, 1), names()) == []


def test_shuffled_words_do_not_fail() -> None:
    words = ARTICLE.format(**EAST).split()
    for seed in range(20):
        random.Random(seed).shuffle(words)
        read(" ".join(words), PUBLISHED, names())


# -- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "month", "number", "future", "past"),
    [
        ("2025-03-10", 6, 15, "2025-06-15", "2024-06-15"),
        ("2025-12-20", 1, 5, "2026-01-05", "2025-01-05"),
        ("2025-03-10", 3, 10, "2025-03-10", "2024-03-10"),
        ("2025-03-10", 2, 29, "2028-02-29", "2024-02-29"),
    ],
)
def test_a_date_without_year_is_the_next_one_or_the_last(
    published: str, month: int, number: int, future: str, past: str
) -> None:
    said = day(None, month, number, date.fromisoformat(published))
    assert said is not None
    assert (said.future, said.past) == (future, past)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert day(2025, 2, 30, PUBLISHED) is None
    assert day(None, 4, 31, PUBLISHED) is None
    assert day(None, 13, 1, PUBLISHED) is None


def test_weekdays_count_from_the_day_of_publication() -> None:
    monday = date(2025, 3, 10)
    assert weekday(4, monday).future == "2025-03-13"
    assert weekday(1, monday).future == "2025-03-10"
    assert weekday(1, monday, "next").future == "2025-03-17"
    assert weekday(1, monday, "last").future == "2025-03-03"
    assert weekday(7, monday).past == weekday(7, monday, "last").past == "2025-03-09"


def test_what_stopped_on_the_24th_in_the_news_of_a_24th_stopped_that_day() -> None:
    said = day_of_month(24, date(2025, 3, 24))
    assert said is not None
    assert said.past == "2025-03-24"
    earlier = day_of_month(24, date(2025, 3, 23))
    assert earlier is not None
    assert earlier.past == "2025-02-24"


def test_what_was_said_on_tuesday_in_the_news_of_a_tuesday_was_said_that_day() -> None:
    assert weekday(1, date(2025, 3, 10)).past == "2025-03-10"


def test_a_winter_has_the_year_in_which_it_begins() -> None:
    assert season("winter", None, date(2025, 1, 10)).future == "2024-winter"
    assert season("winter", None, date(2025, 3, 10)).future == "2025-winter"
    assert season("summer", None, date(2025, 4, 17)).future == "2025-summer"
    assert season("summer", 2027, date(2025, 4, 17)).future == "2027-summer"


# -- names ---------------------------------------------------------------------------------------


def found_names(text: str) -> list[tuple[str, str]]:
    language = "kk" if set(text.lower()) & set("әғқңөұүһі") else ""
    found = names().mentions(text, language)
    return [(text[m.start : m.end], next(iter(m.codes.values()))) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Air Astana leaves Astana", [("Air Astana", "KC"), ("Astana", "NQZ")]),
        ("from Málaga to Zurich", [("Málaga", "AGP"), ("Zurich", "ZRH")]),
        ("T’way Air and easyJet", [("T’way Air", "TW"), ("easyJet", "U2")]),
        ("a nice view of the sale", []),
        ("из Нью-Йорка в Санкт-Петербург", [("Нью-Йорка", "JFK"), ("Санкт-Петербург", "LED")]),
        ("Узбекских авиалиний", [("Узбекских авиалиний", "HY")]),
        ("대한항공이 인천에서 나고야로", [("대한항공", "KE"), ("인천", "ICN"), ("나고야", "NGO")]),
        ("인도적 지원", []),
        ("Көктемде Астанадан Сеулге", [("Астана", "NQZ"), ("Сеул", "ICN")]),
        ("flight KL809 and (LHR)", [("KL809", "KL"), ("LHR", "LHR")]),
        ("the MIAT, not the miat", [("MIAT", "OM")]),
        ("Питер Фостер", []),  # no slang for a city: it is a man's name in the news
    ],
)
def test_names_are_found_as_whole_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found_names(text) == expected


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Астана", "Астаной"),
        ("Сеул", "Сеулом"),
        ("Южная Корея", "Южной Кореей"),
        ("Казань", "Казани"),
        ("Афины", "Афинах"),
        ("Шанхай", "Шанхаем"),
        ("Турецкие авиалинии", "Турецких авиалиний"),
        ("Домодедово", "Домодедова"),
        ("Токио", "Токио"),
    ],
)
def test_russian_names_are_declined_by_rule(name: str, form: str) -> None:
    assert form in russian_forms(name)


def test_any_new_name_is_data() -> None:
    stations = {
        code: Station(code, f"{code} Field", town, code, "XX", "UTC", 0.0, 0.0)
        for code, town in (("QQA", "Bree"), ("QQB", "Laketown"))
    }
    made = Names([Name("carrier", "Q9", "en", "Eagle Lines")], stations)
    (found,) = read("Eagle Lines will resume Bree–Laketown on 1 May.", PUBLISHED, made)
    assert (found.origin, found.destination, found.carriers) == ("QQA", "QQB", ("Q9",))


def test_the_shipped_names_can_be_read_and_belong_to_stations() -> None:
    reading = read_exchange((DATA / "names.csv").read_bytes())
    assert not reading.rejects
    rows = reading.rows["name"]
    places = {str(r["code"]) for r in rows if r["kind"] == "place"}
    assert places <= set(names().stations)
    assert len({r["code"] for r in rows if r["kind"] == "carrier"}) > 380
    assert len(places) > 700


def test_the_store_gives_the_names_of_a_day(store: Store) -> None:
    row = {"kind": "place", "code": "QQA", "language": "en", "name": "Bree"}
    put(store, at("2026-05-01"), name=[row])
    assert store.names(date(2026, 4, 30)).mentions("Bree") == []
    (mention,) = store.names(date(2026, 5, 1)).mentions("Bree")
    assert mention.codes == {"place": "QQA"}
    assert Place("QQA").country == ""


# -- sentences -----------------------------------------------------------------------------------


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "St. Petersburg is near. On Jan. 6 the U.S. carrier lands at 5 p.m. local time.\nNext."
    assert [s for _, s, _ in sentences(text)] == [
        "St. Petersburg is near",
        "On Jan. 6 the U.S. carrier lands at 5 p.m. local time",
        "Next",
    ]
