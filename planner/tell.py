"""Sentences for people: dates, ages, frequencies, statuses, promises. English.

Every sentence says only what the values say; a source stands beside each claim.
"""

from __future__ import annotations

from datetime import date, datetime

from planner.itineraries import Itinerary
from planner.network import Network
from planner.patterns import Departure, Pattern, departure_days
from planner.search import NearMiss
from routes.model import Claim, Kind, Mark, Sighting
from routes.periods import When, days_text, read_when
from routes.promises import Promise, State
from routes.times import Span, clock_text, to_local


def day_text(day: date) -> str:
    """'Sat 15 Jun 2024'."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def short_day(day: date) -> str:
    """'15 Jun 2024'."""
    return f"{day.day} {day:%b %Y}"


def span_text(first: date, last: date) -> str:
    """'12 Jan – 28 Mar 2026', a year named once; one day alone is that day."""
    if first == last:
        return short_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {short_day(last)}"
    start = f"{first.day} {first:%b}" if first.year == last.year else short_day(first)
    return f"{start} – {short_day(last)}"


def when_text(value: When | None) -> str:
    """A date as exactly as it was given: 'Sat 15 Jun 2024', 'May 2025', 'summer 2024'."""
    if value is None:
        return "without a date"
    if value.day:
        return day_text(value.day)
    if value.precision == "month":
        return f"{value.earliest:%B %Y}"
    year, _, part = value.text.partition("-")
    if not part:
        return year
    names = {"H1": "the first half of", "H2": "the second half of"}
    return f"{names.get(part, part)} {year}"


def listed_text(one: Sighting) -> str:
    """The months of a listing: 'August 2026 and January 2027', 'August 2026 or January 2027'."""
    months = [when_text(read_when(month)) for month in one.listed_for.split()]
    return (" and " if one.listed_mode == "all" else " or ").join(months)


def age_text(days: int) -> str:
    """'today', '3 days', '9 months', '2 years' old."""
    if days <= 0:
        return "today" if days == 0 else f"{-days} days ahead"
    if days < 60:
        return f"{days} day{'s' * (days != 1)} old"
    if days < 730:
        return f"{round(days / 30.44)} months old"
    return f"{days / 365.25:.1f} years old"


def site(citation: str) -> str:
    """The short name of a source: the host of a URL, or the first words of a citation."""
    if "://" in citation:
        host, *path = citation.split("://", 1)[1].split(" ")[0].split("/")
        host = host.removeprefix("www.")
        # Of a code host, the repository is the source.
        return "/".join([host, *path[:2]]) if host == "github.com" else host
    return citation if len(citation) <= 60 else citation[:57].rstrip() + "…"


def cited(mark: Mark) -> str:
    """'(koreaherald.com)': where a sentence comes from."""
    return f"({site(mark.source)})" if mark.source else ""


def frequency_text(weekly: tuple[int, int] | None) -> str:
    """'2 a week', '2 to 3 a week', 'frequency not said'."""
    if weekly is None:
        return "frequency not said"
    low, high = weekly
    return f"{low} a week" if low == high else f"{low} to {high} a week"


def carriers_text(network: Network, carriers: frozenset[str]) -> str:
    """'Air Astana (KC)', or 'carrier not said'."""
    if not carriers:
        return "carrier not said"
    return ", ".join(f"{network.carrier_name(c)} ({c})" for c in sorted(carriers))


def clock(span: Span, about: int, zone: str) -> str:
    """'09:55', or 'about 00:05 (23:30–00:30)' where estimated."""
    shown = to_local(about, zone)
    if span.exact:
        return f"{shown:%H:%M}"
    low, high = to_local(span.earliest, zone), to_local(span.latest, zone)
    return f"about {shown:%H:%M} ({low:%H:%M}–{high:%H:%M})"


def offset(at: datetime) -> str:
    """'UTC+5'."""
    minutes = int((at.utcoffset() or at - at).total_seconds()) // 60
    sign, minutes = ("-" if minutes < 0 else "+"), abs(minutes)
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02d}" if minutes % 60 else "")


def departure_text(one: Departure) -> str:
    """'KC909 ALA about 00:05 (23:30–00:30) → ICN 09:55'."""
    home, away = one.pattern.origin, one.pattern.destination
    start = to_local(one.dep_about, home.zone).date()
    end = to_local(one.arr_about, away.zone).date()
    later = f" +{(end - start).days}" if end > start else ""
    return (
        f"{one.pattern.leg.flight} {home.code} {clock(one.dep, one.dep_about, home.zone)} → "
        f"{away.code} {clock(one.arr, one.arr_about, away.zone)}{later}"
    )


def itinerary_text(one: Itinerary) -> str:
    """One line: flights, times, waits, and how firm it is."""
    text = "; ".join(departure_text(d) for d in one.departures)
    for meeting in one.connections:
        low, high = meeting.wait.earliest, meeting.wait.latest
        wait = _hours(low) if low == high else f"{_hours(low)} to {_hours(high)}"
        sure = "" if meeting.certain else ", possible only"
        text += f"; {wait} at {meeting.station} ({meeting.kind}{sure})"
    if one.assumed:
        oldest = min(d.pattern.last_shown for d in one.departures if d.assumed)
        return f"{text} [assumed: last evidence {short_day(oldest)}]"
    if one.doubts:
        return f"{text} [possible: {'; '.join(one.doubts)}]"
    return text


def _hours(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02d}"


def pattern_text(network: Network, one: Pattern) -> str:
    """'Air Astana KC909, daily, arrives 09:55 (filed, 12 Jan–12 Mar 2026 at least)'."""
    leg = one.leg
    times = []
    if leg.dep_local is not None:
        times.append(f"leaves {clock_text(leg.dep_local)}")
    if leg.arr_local is not None:
        times.append(f"arrives {clock_text(leg.arr_local)}")
    days = days_text(departure_days(one))
    parts = [f"{network.carrier_name(leg.carrier)} {leg.flight}", days, *times]
    first = when_text(leg.first) if leg.first else "unknown"
    last = when_text(leg.last) if leg.last else "end not given"
    bound = " at least" if leg.last_bound == "at_least" else ""
    return f"{', '.join(parts)} ({leg.basis}, {first} to {last}{bound})"


_VERBS = {
    Kind.NEW_ROUTE: "new route",
    Kind.RESUME: "resumption",
    Kind.INCREASE: "increase",
    Kind.DECREASE: "decrease",
    Kind.SUSPEND: "suspension",
}


def kind_text(kind: Kind) -> str:
    """'resumption' for resume, and so on."""
    return _VERBS.get(kind, str(kind).replace("_", " "))


def speakers_text(claims: tuple[Claim, ...]) -> str:
    """Who said it and when, each once, oldest first."""
    told: dict[str, str] = {}
    for one in claims:
        told.setdefault(one.announced_by or site(one.mark.source), _told_when(one))
    return "; ".join(f"{who}, {day}" for who, day in told.items())


def claim_text(network: Network, one: Claim) -> str:
    """'resumption NQZ–ICN, Sat 15 Jun 2024, Air Astana (KC), 2 a week'."""
    parts = [f"{kind_text(one.kind)} {one.origin}–{one.destination}", when_text(one.effective)]
    if one.carriers:
        parts.append(carriers_text(network, one.carriers))
    if one.weekly_after is not None:
        parts.append(frequency_text((one.weekly_after, one.weekly_after_max or one.weekly_after)))
    return ", ".join(parts)


def _told_when(one: Claim) -> str:
    """The day of an announcement, or as much of it as is known."""
    told = one.announced_on
    if told is None:
        return "day not known"
    return short_day(told.day) if told.day else when_text(told)


def promise_text(network: Network, one: Promise) -> str:
    """The promise in one sentence with its state."""
    return f"{promise_lead(network, one)}. {_state_text(network, one)}"


def promise_lead(network: Network, one: Promise) -> str:
    """What is promised, for when, and who said so."""
    who = carriers_text(network, one.carriers)
    place = f"{one.origin}–{one.destination}"
    if one.due and one.due.day:
        date_part = f"from {when_text(one.due)}"
    elif one.due:
        date_part = f"for {when_text(one.due)}, no day named"
    else:
        date_part = "without a date"
    lead = f"{kind_text(one.kind).capitalize()} {place} {date_part}, {who}"
    if one.weekly:
        lead += f", {frequency_text(one.weekly)}"
    days = {days_text(leg.days) for leg in one.legs if leg.days}
    if days:
        lead += f" ({' or '.join(sorted(days))} by report)"
    told = speakers_text(one.claims)
    by = f"; announced by {told}" if told else ""
    return f"{lead}{by}"


def _state_text(network: Network, one: Promise) -> str:
    if one.state is State.KEPT:
        assert one.first_evidence
        seen = one.first_evidence
        exact = seen.kind == "first_flight"
        first = "First flight" if exact else "Kept; first evidence"
        doubt = "" if exact else ", the exact first day is not confirmed"
        return f"{first} {short_day(seen.on_date)} {cited(seen.mark)}{doubt}."
    if one.state is State.DUE:
        assert one.due
        late = (network.as_of - one.due.latest).days
        ago = "yesterday" if late == 1 else f"{late} days ago"
        return f"Due {ago}, unconfirmed: nothing held shows that it happened."
    if one.state is State.LAPSED:
        return "Lapsed: 180 days after its day nothing held shows that it happened."
    if one.state is State.WITHDRAWN:
        return "Withdrawn."
    if one.state is State.FILED:
        return "Filed in a schedule; not seen in service yet."
    return "Not in any schedule held."


def near_miss_text(one: NearMiss) -> str:
    """'via ALA–TAS: connection too short (TAS: 42 < 60 min, IATA default II)'."""
    place = "–".join(one.stations)
    flights = " ".join(one.flights)
    reason = one.reason.replace("_", " ")
    return f"{place} {flights}: {reason} ({one.detail})".replace(" :", ":")
