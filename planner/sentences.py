"""The sentences of an answer: verdict, promises, last known, ways, what to ask next."""

from __future__ import annotations

from datetime import date

from planner import tell
from planner.data import Data
from planner.network import Network
from planner.patterns import Pattern, departure_days
from planner.search import Found, NearMiss
from planner.status import Status, shown_since
from planner.views import Ask, RouteView, reported_days
from planner.ways import Hop, Way
from routes.periods import days_text, read_when
from routes.promises import Promise, State


def leading(
    network: Network,
    ask: Ask,
    lead: RouteView,
    upcoming: list[Data],
    found: Found,
    ways: list[Way],
) -> list[str]:
    told = [_verdict_sentence(network, ask, lead)]
    told += [f"Assumed: {tell.itinerary_text(i)}." for i in found.itineraries if i.assumed]
    told += [
        tell.promise_text(network, p)
        for p in sorted(lead.promises, key=lambda p: p.announced_on, reverse=True)
        if _matters(network, p, lead, ask.day)
    ]
    if upcoming and lead.verdict.nonstop not in ("yes", "reported", "rostered"):
        first = upcoming[0]
        told.append(
            f"Next nonstop known: {tell.day_text(date.fromisoformat(first['date']))} "
            f"({first['basis']}: {first['text']})."
        )
    if lead.then.status is Status.UNKNOWN or lead.verdict.nonstop == "unknown":
        told += _last_known_sentences(network, lead)
    told += _way_sentences(network, found, ways)
    return told


def _matters(network: Network, promise: Promise, lead: RouteView, day: date) -> bool:
    """Open starts, those that lapsed with no flight seen since, and those of the asked time."""
    if not promise.is_start:
        return False
    if promise.is_open or (
        promise.state is State.LAPSED
        and promise.succeeded_on is None
        and not shown_since(network, lead.route, promise)
    ):
        return True
    return bool(promise.due and abs((promise.due.latest - day).days) <= 60)


def _verdict_sentence(network: Network, ask: Ask, lead: RouteView) -> str:
    place = f"{ask.origin.name} → {ask.destination.name}, {tell.day_text(ask.day)}"
    kind = lead.verdict.nonstop
    flights = _flights_text(lead)
    if kind == "yes":
        lead_in = "nonstop, filed" if lead.then.status is not Status.UNKNOWN else "nonstop, seen"
        return f"{place}: {lead_in}: {flights}."
    if kind == "reported":
        return f"{place}: nonstop by report, not filed: {flights}. {_because(lead)}"
    if kind == "rostered":
        return f"{place}: a nonstop is planned in a crew roster, not confirmed: {flights}."
    if kind == "announced":
        return f"{place}: a nonstop is announced, not confirmed. {_because(lead)}"
    if kind == "no":
        return f"{place}: no nonstop. {lead.then.status.capitalize()}: {lead.then.because}."
    if kind == "not_held" and lead.then.promise:
        days = days_text(reported_days(lead.then.promise, lead.route))
        return f"{place}: no nonstop is announced for that day; by report it flies {days}. " + (
            _because(lead)
        )
    if kind == "not_held":
        days = _days_held(network, lead, ask.day)
        return (
            f"{place}: no nonstop is held for that day; what is held flies {days}. "
            "The source is a sample and proves no absence."
        )
    return f"{place}: whether a nonstop flies is not known; {lead.then.because}."


def _because(lead: RouteView) -> str:
    text = lead.then.because
    return f"{text[0].upper()}{text[1:]}."


def _flights_text(lead: RouteView) -> str:
    parts = [tell.departure_text(d) for d in lead.verdict.departures]
    parts += [
        f"{p.leg.flight} {days_text(p.leg.days)}, times not known" for p in lead.verdict.untimed
    ]
    return "; ".join(parts)


def _days_held(network: Network, lead: RouteView, day: date) -> str:
    held = [
        f"{days_text(departure_days(p))} ({p.leg.flight}, {p.leg.basis})"
        for p in network.patterns(lead.route)
        if p.covers(day) and p.is_schedule and not p.promised
    ]
    return "; ".join(held)


def _last_known_sentence(network: Network, one: Pattern) -> str:
    how, when = one.last_word
    age = tell.age_text((network.as_of - one.last_shown).days)
    return (
        f"Last known: {tell.pattern_text(network, one)}; {how} "
        f"{tell.when_text(read_when(when))}, {age} {tell.cited(one.told_by)}."
    )


def _last_known_sentences(network: Network, lead: RouteView) -> list[str]:
    newest = sorted(lead.last_known, key=lambda p: p.last_shown, reverse=True)[:3]
    told = [_last_known_sentence(network, p) for p in newest]
    for seen in network.sightings.get(lead.route, []):
        told.append(
            f"{network.carrier_name(seen.carrier)} was listed on the pair for "
            f"{tell.listed_text(seen)}, without days or times, in a list of "
            f"{tell.when_text(seen.mark.known_on)} {tell.cited(seen.mark)}."
        )
    if not told:
        told.append("Nothing held ever showed this route nonstop.")
    return told


def _way_sentences(network: Network, found: Found, ways: list[Way]) -> list[str]:
    connecting = [i for i in found.itineraries if i.connections and not i.assumed]
    if connecting:
        return [f"With a connection: {tell.itinerary_text(i)}." for i in connecting[:3]]
    told = []
    if not found.itineraries:
        told.append("No itinerary with known times is held for that day.")
    via = [w for w in ways if w.via][:3]
    for one in via:
        hops = "; ".join(_hop_text(hop) for hop in one.hops)
        state = "covered" if one.state == "covered" else "last known"
        told.append(f"Way via {'–'.join(one.via)} ({state}): {hops}.")
    return told


def _hop_text(hop: Hop) -> str:
    best = hop.services[0]
    known = f"{best.weekly} a week" if best.weekly else best.note or days_text(best.days)
    return (
        f"{hop.route[0]}–{hop.route[1]} {best.carrier}, {known}, last evidence "
        f"{tell.when_text(read_when(best.shown_text))}"
    )


def offering(offer: Data) -> list[str]:
    if offer["on"]:
        note = "Assumed itineraries show what would fly if the last known patterns went on."
        if offer["next_date"] and not offer["count"]:
            when = tell.day_text(date.fromisoformat(offer["next_date"]))
            note += f" None that day; the next would be {when}."
        return [note]
    if not offer["offered"]:
        return []
    if offer["count"]:
        return [
            f"If the last known patterns went on, {offer['count']} "
            f"itinerar{'y' if offer['count'] == 1 else 'ies'} would fly that day: "
            "ask with assume=last_known."
        ]
    when = tell.day_text(date.fromisoformat(offer["next_date"]))
    return [
        f"If the last known patterns went on, the next nonstop would be {when}: "
        "ask with assume=last_known."
    ]


def why_nothing(found: Found, misses: list[NearMiss]) -> list[str]:
    if found.itineraries or not misses:
        return []
    return ["Why nothing else: " + "; ".join(tell.near_miss_text(m) for m in misses[:4]) + "."]
