"""An answer as text for a terminal: sentences first, then the tables they came from."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from planner.data import Data
from planner.grown import percent
from planner.timeline import KINDS

WIDTH = 96
SIGNS = {
    "operating": "━",
    "filed_future": "━",
    "announced_dated": "┅",
    "announced_undated": "┅",
    "suspended": "╌",
    "never_seen": "╌",
    "unknown": "?",
}


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """A paragraph within WIDTH columns."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def answer_text(answer: Data) -> str:
    """The answer to one question."""
    lines = [wrapped(answer["sentences"][0], "  ", f"{SIGNS[answer['status']]} ")]
    lines += [wrapped(s, "  ") for s in answer["sentences"][1:]]
    if answer["itineraries"]:
        lines += ["", "Itineraries"]
        lines += [line for one in answer["itineraries"] for line in _itinerary_lines(one)]
    if "round_trip" in answer:
        lines += ["", "Out and back"]
        lines += [wrapped(s, "    ", "  ") for s in answer["round_trip"]["sentences"]]
    if answer["next_days"]:
        days = ", ".join(f"{d['date']} ({d['basis']})" for d in answer["next_days"])
        lines += ["", wrapped(f"Next days known: {days}", "  ", "")]
    if answer["caveats"]:
        lines += [""] + [wrapped(c, "  ", "! ") for c in answer["caveats"]]
    lines += ["", *_foot(answer)]
    return "\n".join(lines)


def _itinerary_lines(one: Data) -> Iterable[str]:
    for leg in one["legs"]:
        yield "  {flight:<7} {o} {dep} → {d} {arr}  {basis}".format(
            flight=leg["flight"] or leg["carrier"],
            o=leg["origin"],
            dep=_moment(leg["departure"]),
            d=leg["destination"],
            arr=_moment(leg["arrival"]),
            basis=leg["basis"],
        )
    note = one["certainty"]
    if one["doubts"]:
        note += ": " + "; ".join(one["doubts"])
    yield wrapped(note, "          ")


def _moment(moment: Data) -> str:
    if not moment["estimated"]:
        return f"{moment['local'][5:10]} {moment['local'][11:]}"
    low, high = moment["earliest"], moment["latest"]
    end = high[11:] if low[:10] == high[:10] else f"{high[5:10]} {high[11:]}"
    return f"about {moment['about'][5:10]} {moment['about'][11:]} ({low[5:10]} {low[11:]}–{end})"


def _foot(answer: Data) -> Iterable[str]:
    fresh = answer["freshness"]
    known = f"As known on {answer['as_of']}"
    if fresh["schedule"]:
        known += (
            f" · schedule last evidenced {fresh['schedule']['last_evidence']}"
            f" ({fresh['schedule']['age_days']} days), held until {fresh['schedule']['held_until']}"
        )
    if fresh["newest_announcement"]:
        known += f" · newest announcement {fresh['newest_announcement']}"
    yield wrapped(known, "  ", "")
    for number, source in enumerate(sources(answer), start=1):
        yield wrapped(source, "      ", f"  [{number}] ")


def sources(answer: Data) -> list[str]:
    """The citations an answer rests on, each once: status, itineraries, patterns, open promises."""
    cited: list[str] = []
    for route in answer["routes"]:
        for status in (route["status"], route["status_now"]):
            cited += [p["source"]["citation"] for p in status["patterns"]]
            cited += [s["source"]["citation"] for s in (status["evidence"], status["claim"]) if s]
        cited += [s["source"]["citation"] for s in route["sightings"]]
    cited += [leg["source"]["citation"] for i in answer["itineraries"] for leg in i["legs"]]
    cited += [p["source"]["citation"] for p in answer["last_known_pattern"]]
    for promise in answer["promises"]:
        if promise["kind"] in ("new_route", "resume"):
            cited += [c["source"]["citation"] for c in promise["claims"]]
            if promise["first_evidence"]:
                cited.append(promise["first_evidence"]["source"]["citation"])
    return list(dict.fromkeys(c for c in cited if c))


def calendar_text(calendar: Data) -> str:
    """Thirty days, a line each."""
    lines = []
    for day in calendar["days"]:
        best = day["best_text"] or ", ".join(day["untimed"]) or "–"
        head = f"{day['weekday']} {day['date']} {SIGNS[day['status']]} {day['nonstop']:<9} "
        lines.append(wrapped(best, " " * len(head), head))
    lines += ["", f"As known on {calendar['as_of']}"]
    return "\n".join(lines)


def route_text(route: Data) -> str:
    """All that is held of one route."""
    head = f"{route['origin']}–{route['destination']}"
    then, now = route["status"], route["status_now"]
    lines = [
        f"{head} on {route['date']}: {SIGNS[then['status']]} {then['status']}",
        wrapped(then["because"], "  "),
    ]
    if route["date"] != route["as_of"]:
        lines += [
            f"{head} on {route['as_of']} (now): {SIGNS[now['status']]} {now['status']}",
            wrapped(now["because"], "  "),
        ]
    for title, key in (
        ("Patterns", "pattern_sentences"),
        ("Promises", "promise_sentences"),
        ("Evidence", "evidence_sentences"),
        ("Listings", "sighting_sentences"),
    ):
        if route[key]:
            lines += ["", title, *(wrapped(s, "    ", "  ") for s in route[key])]
    return "\n".join([*lines, *_years(route), *_changes(route)])


def _years(route: Data) -> Iterable[str]:
    """The timeline of a route, where the answer has one."""
    if not route.get("timeline"):
        return
    yield from ("", "Through the years")
    for point in route["timeline"]:
        dated = point["when"]["text"] if point["when"] else "no date"
        yield wrapped(point["sentence"], " " * 16, f"  {dated:<11} {KINDS[point['kind']][0]} ")


def _changes(route: Data) -> Iterable[str]:
    """Recorded changes of a route, where the answer has them."""
    if not route.get("changes"):
        return
    yield from ("", "Recorded changes")
    for one in route["changes"]:
        yield wrapped(one["sentence"], " " * 14, f"  {one['on_date']:<11} ")


def frequency_text(found: Data) -> str:
    """How often: sentences, then the counted points and where each number comes from."""
    lines = [wrapped(found["sentences"][0])]
    lines += [wrapped(s, "  ", "· ") for s in found["sentences"][1:]]
    if found["points"]:
        head = f"{'':<10}{'a week':>16}{'departures':>12}{'covered':>10}  basis"
        lines += ["", f"Counted by {found['query']['by']}", head]
        lines += [_point_line(p) for p in found["points"]]
    cited = [s["citation"] for p in found["points"] for s in p["sources"]]
    cited += [c["source"]["citation"] for f in found["stated"] for c in f["claims"]]
    lines += ["", f"As known on {found['as_of']}"]
    lines += [
        wrapped(source, "      ", f"  [{number}] ")
        for number, source in enumerate(dict.fromkeys(filter(None, cited)), start=1)
    ]
    return "\n".join(lines)


def _point_line(one: Data) -> str:
    weekly = "–" if one["weekly"] is None else f"{one['weekly']:g}"
    if one["weekly_least"] != one["weekly_most"]:
        weekly += f" ({one['weekly_least']} to {one['weekly_most']})"
    share = percent(one["coverage"])
    who = " ".join(one["carriers"]) if len(one["carriers"]) <= 8 else f"{len(one['carriers'])}"
    return (
        f"{one['period']:<10}{weekly:>16}{one['departures']:>12,}{share:>10}  "
        f"{one['basis']}, {one['completeness']}, {who}"
    )


def promises_text(found: Data) -> str:
    """Promises with their state and what mentions them since."""
    lines = []
    for one in found["promises"]:
        lines.append(wrapped(one["sentence"], "    ", f"{one['state']:<16} "))
        lines += [wrapped(m, "        ", "      · ") for m in one["mentions"]]
    lines.append(f"\n{len(found['promises'])} promises, as known on {found['as_of']}")
    return "\n".join(lines)


def ledger_text(found: Data) -> str:
    """The promise ledger: a line a promise, then scores and rights against use."""
    lines = [wrapped(found["sentences"][0])]
    lines += [wrapped(s, "  ", "· ") for s in found["sentences"][1:]]
    if found["rows"]:
        head = f"{'announced':<11} {'route':<8} {'what':<10} {'carriers':<9} {'promised for':<12}"
        lines += ["", f"{head} {'outcome':<16} evidence"]
    lines += [_ledger_line(row) for row in found["rows"]]
    lines += ["", *(wrapped(s["sentence"], "  ", "· ") for s in found["scores"])]
    lines += ["", *(wrapped(r["sentence"], "  ", "· ") for r in found["rights"])]
    return "\n".join([*lines, "", f"As known on {found['as_of']}"])


def _ledger_line(row: Data) -> str:
    due = row["due"]["text"] if row["due"] else "no date"
    seen = "none held"
    if row["evidence"]:
        most = "" if row["first_day_is_sure"] else "at most "
        seen = f"{row['first_evidence_on']}, after {most}{row['announced_to_evidence_days']} days"
    return (
        f"{row['announced_on']['text']:<11} {row['origin']}–{row['destination']:<4} "
        f"{row['kind'].replace('_', ' '):<10} {' '.join(row['carriers']) or '–':<9} {due:<12} "
        f"{row['outcome']:<16} {seen}"
    )


def jobs_text(found: Data) -> str:
    """The due table, then the latest runs."""
    lines = [line for job in found["jobs"] for line in _job_lines(job)]
    lines += ["", "Latest runs"] if found["runs"] else ["", "No run yet"]
    for run in found["runs"]:
        first = (run["summary"] or "").split("\n", 1)[0]
        lines.append(f"  {run['started_at']}  {run['job']:<18} {run['outcome']:<8} {first[:80]}")
    return "\n".join(lines)


def _job_lines(job: Data) -> list[str]:
    state = f"next {job['next_due'] or 'when a scheduler starts'}"
    if job["running_since"]:
        state = f"running since {job['running_since']}"
    if job["parked"]:
        state = f"PARKED after {job['fail_count']} failures"
    return [
        f"{job['name']:<18} {job['schedule']}, limit {job['limit_minutes']:g} min; {state}; "
        f"last ok {job['last_ok'] or 'never'}",
        f"{'':<18} {job['summary']}",
    ]


def said_text(rows: list[Data]) -> str:
    """Claims or announcements, a paragraph each with who said it, when and where."""
    lines = []
    for one in rows:
        told = one["announced_on"]["text"] if one["announced_on"] else "no day"
        who = "" if one["sentence"].startswith(one["announced_by"]) else f"{one['announced_by']}: "
        cited = "; ".join(s["source"]["citation"] for s in one.get("sources", [one]))
        lines.append(wrapped(f"{who}{one['sentence']} [{cited}]", " " * 12, f"{told:<11} "))
        for other in one.get("contrary", []):
            against = f"against it: {other['announced_by']}: {other['sentence']}"
            lines.append(wrapped(against, " " * 14, " " * 12))
    return "\n".join([*lines, "", f"{len(rows)} in all"])
