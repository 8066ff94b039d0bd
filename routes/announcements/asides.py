"""A sentence that claims nothing new but goes on about the claims of the one before.

'It had been planned for May', 'it flies four times a week now', 'Lisbon follows on 5 June': each
gives a date or a frequency to what was told before, or makes another kind of it.
"""

from __future__ import annotations

from dataclasses import replace

from routes.announcements.dates import Said
from routes.announcements.drafts import Context, Draft, Ends, by_figures, finer, weekly_of
from routes.announcements.language import Tense, Words
from routes.announcements.line import Line
from routes.announcements.moments import when
from routes.announcements.names import Place
from routes.announcements.weekly import Weekly
from routes.model import STARTS, Kind
from routes.periods import read_when


def go_on(line: Line, words: Words, context: Context) -> list[Draft] | None:
    """The further drafts of an aside, None where the sentence is none."""
    if words.intended.search(line.text) and not line.marks("P"):
        _was_intended(line, context)
        return []
    if words.until_now.search(line.text) and not line.marks("P") and not line.marks("D"):
        _flew(line, context)
        return []
    if words.returned.search(line.text) and not line.marks("P"):
        for draft in context.recent():
            draft.kind = Kind.RESUME if draft.kind is Kind.NEW_ROUTE else draft.kind
        return []
    if words.each.fullmatch(line.text) and context.recent():
        return _each(line, words, context)
    return None


def _dates(line: Line, tense: Tense, context: Context) -> list[str]:
    said = [m.value for _, m in line.marks("D")]
    return [
        d for s in said if isinstance(s, Said) and (d := when(s, tense, context.published) or "")
    ]


def _was_intended(line: Line, context: Context) -> None:
    """The date of a plan that is dropped, or from which an opening was put off."""
    dates = _dates(line, Tense.COMING, context)
    if len(dates) != 1:
        return
    old = read_when(dates[0])
    for draft in context.recent():
        if draft.kind is Kind.WITHDRAW:
            draft.effective = draft.effective or dates[0]
        new = read_when(draft.effective)
        if draft.kind in STARTS and old and new and old.latest < new.earliest:
            draft.kind = Kind.POSTPONE


def _flew(line: Line, context: Context) -> None:
    """The frequency until now: a route that was flown all along is not opened."""
    flows = [weekly_of(m) for _, m in line.marks("F")]
    if len(flows) != 1 or flows[0].after is None:
        return
    for draft in context.recent():
        if draft.weekly and draft.weekly.after and not draft.weekly.before:
            draft.weekly = replace(draft.weekly, before=flows[0].after)
            draft.kind = by_figures(draft.kind, draft.weekly)


def _with(ends: Ends, station: str, context: Context) -> Ends | None:
    """The route of a place named alone: to it from the origin, or from it if at home there."""
    country, city = context.names.country, context.names.city
    if country(station) != country(ends[0]):
        return None if city(station) == city(ends[0]) else (ends[0], station)
    return (station, ends[1]) if country(station) != country(ends[1]) else None


def _each(line: Line, words: Words, context: Context) -> list[Draft]:
    """'Lisbon is on 5 June, Porto on 7 June': a date for each, of which some may be new."""
    known, city = context.recent(), context.names.city
    model, made = known[-1], []
    for match in words.each_one.finditer(line.text):
        place, said = line.mark(match[1]).value, line.mark(match[2]).value
        if not isinstance(place, Place) or not isinstance(said, Said):
            continue
        day = when(said, Tense.COMING, context.published) or ""
        named = [d for d in known if city(place.station) in map(city, d.ends)]
        for draft in named:
            draft.effective = finer(draft.effective, day)
        ends = _with(model.ends, place.station, context)
        if named or not ends:
            continue
        flows = [weekly_of(m) for _, m in line.marks("F", *match.span())]
        weekly = Weekly(flows[0].after) if flows else None
        span = line.span(*match.span())
        made.append(replace(model, ends=ends, effective=day, weekly=weekly, span=span))
    context.drafts = [*known, *made]
    return made
