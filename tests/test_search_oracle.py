"""The search against a brute-force one written from the rules of the domain alone.

The oracle knows nothing of patterns, pruning or dates to look at: it lists every departure of every
leg around the day, tries every sequence of them, and keeps what no other beats.

Two rules the domain leaves open are taken from the program: no station is landed at twice, and one
number is a through flight where it stays at most six hours on the ground.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, product
from math import asin, cos, radians, sin, sqrt
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from network_makers import leg, mct, network, search, stations

from planner.itineraries import Itinerary
from planner.search import Limits
from routes.model import ConnectingTime, Leg, Station

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
THROUGH = 6 * 60
# The eves of a summer time's end and beginning and of Almaty's change of zone, for exact times.
CHANGES = [date(2024, 10, 26), date(2024, 3, 30), date(2024, 2, 29)]
PLAIN = [date(2024, 6, 12), date(2024, 1, 17)]
DEFAULTS = {"DD": 30, "DI": 60, "ID": 90, "II": 90, "inter": 240}

# Stations of one city stand on one spot.
SPOTS = [
    "PP Asia/Almaty 50,70",
    "PP Asia/Almaty 45,75",
    "QQ Asia/Kathmandu 28,85",
    "RR Asia/Seoul 37,126",
    "SS Europe/Berlin 50,8",
    "SS Europe/Berlin 53,13",
    "TT America/New_York 41,-74",
]


# -- the oracle: departures ---------------------------------------------------------------------


@dataclass(frozen=True)
class Flight:
    """One leg on one date. An estimated end lies between two minutes."""

    leg: Leg
    on: date
    dep: tuple[int, int]
    arr: tuple[int, int]


def minute_of(day: date, clock: int, zone: str) -> int:
    """UTC minute of a station's clock; in a gap with the offset before, in an overlap the first."""
    local = datetime.combine(day, time(clock // 60, clock % 60), ZoneInfo(zone))
    return (local.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // MINUTE


def local_day(minute: int, zone: str) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + minute * MINUTE).astimezone(ZoneInfo(zone)).date()


def km(a: Station, b: Station) -> float:
    la, lb, dlon = radians(a.lat), radians(b.lat), radians(b.lon - a.lon)
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(dlon / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(h))


def runs(one: Leg, on: date) -> bool:
    assert one.first is not None
    assert one.last is not None
    weeks = (on.toordinal() - 1) // 7 - (one.first.earliest.toordinal() - 1) // 7
    in_span = one.first.earliest <= on <= one.last.earliest
    return in_span and str(on.isoweekday()) in one.days and weeks % one.every == 0


def block_of(one: Leg, legs: list[Leg], places: dict[str, Station]) -> tuple[int, int, int]:
    """Rule 5: (least, about, most) minutes from known blocks of the route, else from distance."""
    known = []
    for other in legs:
        if other.route == one.route and None not in (other.dep_local, other.arr_local):
            assert other.first is not None
            (flight,) = flights_on(other, other.first.earliest, legs, places)
            known.append(flight.arr[0] - flight.dep[0])
    if known:
        least, most = min(known) - 15, max(known) + 15
        return least, (least + most) // 2, most
    a, b = places[one.origin], places[one.destination]
    about = round(km(a, b) / 800 * 60 + 30)
    westward = (b.lon - a.lon) % 360 > 180
    return max(about - 30, 20), about, about + (90 if westward and km(a, b) > 2500 else 60)


def outwards(least: int, most: int) -> tuple[int, int]:
    return least - least % 10, most + -most % 10


def flights_on(one: Leg, on: date, legs: list[Leg], places: dict[str, Station]) -> Iterator[Flight]:
    home, away = places[one.origin].zone, places[one.destination].zone
    if one.arr_local is None:
        least, _, most = block_of(one, legs, places)
        dep = minute_of(on, one.dep_local or 0, home)
        yield Flight(one, on, (dep, dep), outwards(dep + least, dep + most))
    elif one.dep_local is None:
        least, about, most = block_of(one, legs, places)
        for shift in (0, 1, 2):
            arr = minute_of(on + shift * DAY, one.arr_local, away)
            if local_day(arr - about, home) == on:
                yield Flight(one, on, outwards(arr - most, arr - least), (arr, arr))
                return
    else:
        dep = minute_of(on, one.dep_local, home)
        arr = minute_of(on + (one.day_shift or 0) * DAY, one.arr_local, away)
        yield Flight(one, on, (dep, dep), (arr, arr))


# -- the oracle: sequences ----------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    day: date
    limits: Limits


@dataclass(frozen=True)
class World:
    places: dict[str, Station]
    legs: list[Leg]
    times: list[ConnectingTime]

    def flights(self, day: date) -> list[Flight]:
        return [
            flight
            for one in self.legs
            for n in range(-1, 6)
            if runs(one, day + n * DAY)
            for flight in flights_on(one, day + n * DAY, self.legs, self.places)
        ]

    def city(self, code: str) -> str:
        return self.places[code].city_code

    def minimum(self, came: Leg, left: Leg) -> int | None:
        """Suppressions win; else pair > departing > arriving > station > global."""
        if came.destination != left.origin:
            kind = "inter"
        else:
            kind = "".join(
                "D" if self.places[x.origin].country == self.places[x.destination].country else "I"
                for x in (came, left)
            )
        rows = [
            r
            for r in self.times
            if r.status == kind
            and r.station in ("", came.destination)
            and r.arrival_carrier in ("", came.carrier)
            and r.departure_carrier in ("", left.carrier)
        ]
        if any(r.suppressed for r in rows):
            return None
        ranked = sorted(
            rows,
            key=lambda r: (r.station != "", r.departure_carrier != "", r.arrival_carrier != ""),
        )
        return ranked[-1].minutes if ranked else DEFAULTS[kind]

    def through(self, came: Leg, left: Leg, wait: int) -> bool:
        same = came.number != "" and (came.carrier, came.number) == (left.carrier, left.number)
        return same and came.destination == left.origin and 0 <= wait <= THROUGH

    def may_follow(self, asked: Asked, path: list[Flight], left: Leg) -> bool:
        """Whether a leg may be next by its stations alone."""
        came, start = path[-1].leg, path[0].leg.origin
        here, there = came.destination, left.destination
        if left.origin != here and not (
            asked.limits.change_airport and self.city(left.origin) == self.city(here)
        ):
            return False
        been = {start, *(f.leg.destination for f in path)}
        if there in been or (left.origin != here and left.origin in been):
            return False
        return self.city(there) != self.city(start) or there in asked.destinations

    def paths(self, asked: Asked) -> Iterator[list[Flight]]:
        """Every sequence of at most four flights by its stations; times are not looked at."""
        every = self.flights(asked.day)

        def extend(path: list[Flight]) -> Iterator[list[Flight]]:
            if path[-1].leg.destination in asked.destinations:
                yield path
                return
            if len(path) == 4:
                return
            for flight in every:
                in_time = path[-1].arr[0] <= flight.dep[1] <= path[-1].arr[1] + 2 * 1440
                if in_time and self.may_follow(asked, path, flight.leg):
                    yield from extend([*path, flight])

        for flight in every:
            if flight.on == asked.day and flight.leg.origin in asked.origins:
                for path in extend([flight]):
                    end = self.city(path[-1].leg.destination)
                    inner = [f.leg.destination for f in path[:-1]]
                    inner += [f.leg.origin for f in path[1:]]
                    ends = {end, self.city(path[0].leg.origin)}
                    if not any(self.city(code) in ends for code in inner):
                        yield path

    def stops(self, path: list[Flight], deps: list[int], arrs: list[int], limits: Limits) -> int:
        """Stops of a path flown at these minutes; −1 where it breaks a rule."""
        count = 0
        for n in range(1, len(path)):
            came, left, wait = path[n - 1].leg, path[n].leg, deps[n] - arrs[n - 1]
            if self.through(came, left, wait):
                continue
            least = self.minimum(came, left)
            if least is None or not least <= wait <= limits.max_connect_minutes:
                return -1
            count += 1
        direct = km(self.places[path[0].leg.origin], self.places[path[-1].leg.destination])
        flown = sum(km(self.places[f.leg.origin], self.places[f.leg.destination]) for f in path)
        if count > limits.max_stops or flown > limits.max_circuity * max(direct, 300):
            return -1
        return count


Key = tuple[tuple[int, date], ...]


def key_of(path: list[Flight]) -> Key:
    return tuple((f.leg.id, f.on) for f in path)


def key_of_itinerary(one: Itinerary) -> Key:
    return tuple((d.pattern.leg.id, d.listed_on) for d in one.departures)


# -- random networks ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A random question as text: what a failing test shows can be put into a test of its own."""

    places: str
    lines: tuple[str, ...]
    rows: tuple[tuple[str, str, int | None, str, str], ...]
    asked: Asked

    @property
    def world(self) -> World:
        return World(
            stations(self.places), [leg(x) for x in self.lines], [mct(*row) for row in self.rows]
        )

    def __str__(self) -> str:
        return "\n".join([self.places, *self.lines, *map(str, self.rows), str(self.asked)])


def random_case(seed: int, *, exact: bool) -> Case:
    """4–7 stations, some of one city, flights of one to three legs, and a question."""
    rng = Random(seed)
    codes = [letter * 3 for letter in "ABCDEFG"[: rng.randint(4, 7)]]
    spots = rng.sample(SPOTS if exact else SPOTS[:-1], min(len(codes), 6))
    spots += [rng.choice(spots)] * (len(codes) - len(spots))
    if rng.random() < 0.5:
        spots[-1] = rng.choice(spots[:-1])
    cities = [codes[spots.index(spot)] for spot in spots]
    text = "\n".join(" ".join(x) for x in zip(codes, cities, spots, strict=True))
    places = stations(text)
    day = rng.choice(PLAIN + CHANGES * exact)
    lines: dict[tuple[str, str, str], str] = {}
    # First a chain of flights that may meet, from one end of the question to the other.
    chain = rng.choice([1, 2, 2, 3, 3])
    start = end = rng.choice(codes)
    midnight = minute_of(day, 0, places[start].zone)
    landings = [(start, midnight + rng.randint(0, 24) * 30)]
    for n in range(chain + rng.randint(4, 12)):
        here, minute = landings[-1] if n < chain else rng.choice(landings)
        if n >= chain and rng.random() < 0.6:
            here, minute = rng.choice(codes), midnight + rng.randint(-10, 48) * 30
        onward = [c for c in codes if c not in ({x[0] for x in landings} if n < chain else {here})]
        hops = rng.choice([1, 1, 1, 2, 3]) if exact else 1
        calls = [here, *rng.sample(onward, min(hops, len(onward)))]
        if n < chain:
            end = calls[-1]
        elif {start, end} <= {*calls} and rng.random() < 0.8:
            continue  # a nonstop beats every chain
        flight = rng.choice(["XX", "YY"]) + str(rng.randint(1, 5) if exact else n)
        minute += rng.choice([20, 30, 60, 90, 90, 95, 150, 240, 400, 600, 785])
        for origin, destination in pairwise(calls):
            block = round(km(places[origin], places[destination]) / 800 * 60 / 5) * 5 + 60
            if exact:
                block = rng.choice([75, 120, block])
            sure = n < chain and rng.random() < 0.8
            hop = places[origin], places[destination]
            lines[flight, origin, destination] = (
                f"{flight} {_line(rng, hop, minute, block, exact, sure)}"
            )
            minute += block
            landings.append((destination, minute))
            minute += rng.choice([0, 20, 45, 90, 240, 365])
    rows = {}
    for _ in range(rng.randint(0, 3) if exact else 0):
        key = (
            rng.choice(codes),
            rng.choice(list(DEFAULTS)),
            rng.choice(["", "XX", "YY"]),
            rng.choice(["", "XX", "YY"]),
        )
        rows[key] = rng.choice([0, 10, 45, 120, None])
    return Case(
        text,
        tuple(lines.values()),
        tuple((at, kind, minutes, a, d) for (at, kind, a, d), minutes in rows.items()),
        _question(rng, places, list(lines), (start, end), day),
    )


def _line(
    rng: Random,
    hop: tuple[Station, Station],
    departs: int,
    block: int,
    exact: bool,
    sure: bool,
) -> str:
    """A leg that departs at that minute if it flies that day: daily, on some days, in a period."""
    origin, destination = hop
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    leaves = (epoch + departs * MINUTE).astimezone(ZoneInfo(origin.zone))
    lands = (epoch + (departs + block) * MINUTE).astimezone(ZoneInfo(destination.zone))
    shift = (lands.date() - leaves.date()).days
    times = rng.choice(
        [
            f"{leaves:%H:%M}-{lands:%H:%M}{shift:+d}",
            f"{leaves:%H:%M}-?",
            f"?-{lands:%H:%M}",
        ][: 1 if exact else 3]
    )
    days = rng.choice(["daily", "daily", "246", "1357", str(leaves.isoweekday())])
    first = leaves.date() - rng.choice([0, 1, 20]) * DAY
    last = leaves.date() + rng.choice([0, 1, 20]) * DAY
    every = rng.choice([1, 1, 2])
    if sure:
        days, first, last, every = "daily", leaves.date() - 20 * DAY, leaves.date() + 20 * DAY, 1
    return f"{origin.code}-{destination.code} {days} {times} {first}/{last} every={every}"


def _question(
    rng: Random,
    places: dict[str, Station],
    flown: list[tuple[str, str, str]],
    chain: tuple[str, str],
    day: date,
) -> Asked:
    """From end to end of the chain, else between any two stations that a flight joins."""
    origin, destination = chain if rng.random() < 0.8 else rng.choice(flown)[1:]
    ends: list[tuple[str, ...]] = [(origin,), (destination,)]
    if places[origin].city_code != places[destination].city_code and rng.random() < 0.5:
        ends = [
            tuple(c for c, p in places.items() if p.city_code == places[end[0]].city_code)
            for end in ends
        ]
    limits = Limits(
        max_stops=rng.choice([0, 1, 1, 2, 2]),
        max_connect_minutes=rng.choice([240, 780, 780, 1440]),
        max_circuity=rng.choice([10.0, 10.0, 10.0, 2.5, 1.3]),
        change_airport=rng.random() < 0.5,
    )
    return Asked(ends[0], ends[1], day, limits)


def check(problem: Callable[[Case], str], seed: int, *, exact: bool) -> None:
    """No problem with a random case; else the case with every leg left out that may be."""
    case = random_case(seed, exact=exact)
    if not problem(case):
        return
    for line in case.lines:
        less = replace(case, lines=tuple(x for x in case.lines if x != line))
        if problem(less):
            case = less
    raise AssertionError(f"{problem(case)}\n{case}")


def asked_of_the_program(world: World, asked: Asked) -> list[Itinerary]:
    made = network(legs=world.legs, places=world.places, connecting_times=world.times)
    limits = asked.limits
    found = search(
        made,
        f"{','.join(asked.origins)}-{','.join(asked.destinations)}",
        str(asked.day),
        max_stops=limits.max_stops,
        max_connect_minutes=limits.max_connect_minutes,
        max_circuity=limits.max_circuity,
        change_airport=limits.change_airport,
    )
    assert not found.partial
    return found.itineraries


def told(world: World, key: Key) -> str:
    flights = {one.id: f"{one.flight} {one.origin}-{one.destination}" for one in world.legs}
    return " + ".join(f"{flights[number]} on {on}" for number, on in key)


# -- the properties -----------------------------------------------------------------------------

SEEDS = st.integers(0, 2**40)
SETTINGS = settings(deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def difference_from_the_oracle(case: Case) -> str:
    """What the program misses, invents or judges otherwise; '' where both agree."""
    world, asked = case.world, case.asked
    valid: dict[Key, tuple[int, int, int]] = {}
    for path in world.paths(asked):
        deps, arrs = [f.dep[0] for f in path], [f.arr[0] for f in path]
        stops = world.stops(path, deps, arrs, asked.limits)
        if stops >= 0:
            valid[key_of(path)] = (deps[0], arrs[-1], stops)

    def beaten(one: tuple[int, int, int]) -> bool:
        return any(
            other != one and other[0] >= one[0] and other[1] <= one[1] and other[2] <= one[2]
            for other in valid.values()
        )

    expected = {key: times for key, times in valid.items() if not beaten(times)}
    found = {
        key_of_itinerary(i): (i.dep.earliest, i.arr.earliest, i.stops)
        for i in asked_of_the_program(world, asked)
    }
    missing = [told(world, key) for key in expected if key not in found]
    invented = [told(world, key) for key in found if key not in expected]
    otherwise = [told(world, k) for k in found if k in expected and found[k] != expected[k]]
    if not (missing or invented or otherwise):
        return ""
    return f"missing {missing}, invented {invented}, other times or stops {otherwise}"


@settings(SETTINGS, max_examples=3000)
@given(SEEDS)
def test_exact_times_give_the_same_pareto_set_as_trying_every_sequence(seed: int) -> None:
    check(difference_from_the_oracle, seed, exact=True)


def corners(path: list[Flight]) -> Iterator[tuple[list[int], list[int]]]:
    """Every choice of one end of each interval. A wait that holds at both ends holds between."""
    for deps in product(*({*f.dep} for f in path)):
        for arrs in product(*({*f.arr} for f in path)):
            yield list(deps), list(arrs)


def wrong_estimate(case: Case) -> str:
    """Certain but not at every point, possible but at none, or missing though at every point."""
    world, asked = case.world, case.asked
    shown = asked_of_the_program(world, asked)
    flights = {(f.leg.id, f.on): f for f in world.flights(asked.day)}
    for one in shown:
        key = key_of_itinerary(one)
        path = [flights[k] for k in key]
        spans = [
            ((d.dep.earliest, d.dep.latest), (d.arr.earliest, d.arr.latest)) for d in one.departures
        ]
        if spans != [(f.dep, f.arr) for f in path]:
            return f"{told(world, key)}: {spans} is not {[(f.dep, f.arr) for f in path]}"
        always = all(world.stops(path, *times, asked.limits) >= 0 for times in corners(path))
        if always != one.certain:
            return f"{told(world, key)}: certain {one.certain}, holds always {always}"
        if not can_hold(world, asked, path):
            return f"{told(world, key)}: holds at no point"
    keys = {key_of_itinerary(one) for one in shown}
    for path in world.paths(asked):
        stops = {world.stops(path, *times, asked.limits) for times in corners(path)}
        if min(stops) >= 0 and key_of(path) not in keys:
            surely_beaten = any(
                one.certain
                and one.dep.earliest >= path[0].dep[1]
                and one.arr.latest <= path[-1].arr[0]
                and one.stops <= min(stops)
                for one in shown
            )
            if not surely_beaten:
                return f"missing {told(world, key_of(path))}"
    return ""


def can_hold(world: World, asked: Asked, path: list[Flight]) -> bool:
    """Each wait can be had at some point of its interval."""
    for came, left in pairwise(path):
        least = world.minimum(came.leg, left.leg)
        shortest, longest = left.dep[0] - came.arr[1], left.dep[1] - came.arr[0]
        if least is None or longest < least or shortest > asked.limits.max_connect_minutes:
            return False
    return True


@settings(SETTINGS, max_examples=2000)
@given(SEEDS)
def test_with_estimates_what_is_certain_always_holds_and_what_always_holds_is_shown(
    seed: int,
) -> None:
    check(wrong_estimate, seed, exact=False)


def surely_beaten_but_shown(case: Case) -> str:
    world = case.world
    shown = asked_of_the_program(world, case.asked)
    for one, other in product(shown, shown):
        if other.certain and not one.certain:
            continue
        gains = (
            one.dep.earliest - other.dep.latest,
            other.arr.earliest - one.arr.latest,
            other.stops - one.stops,
        )
        if min(gains) >= 0 and max(gains) > 0:
            return f"{told(world, key_of_itinerary(other))} is beaten"
    return ""


@settings(SETTINGS, max_examples=800)
@given(SEEDS)
def test_with_estimates_nothing_shown_is_surely_beaten(seed: int) -> None:
    check(surely_beaten_but_shown, seed, exact=False)


def test_the_random_cases_are_worth_asking() -> None:
    """Of 400 questions many are answered with a stop, some with a through flight, some with two."""
    kinds = []
    for seed in range(400):
        case = random_case(seed, exact=True)
        kinds += [
            (one.stops, len(one.departures)) for one in asked_of_the_program(case.world, case.asked)
        ]
    assert sum(stops == 0 for stops, _ in kinds) > 100
    assert sum(stops == 1 for stops, _ in kinds) > 40
    assert sum(stops == 2 for stops, _ in kinds) > 3
    assert sum(legs > stops + 1 for stops, legs in kinds) > 25
