"""What a sentence leaves to the next ones: routes, drafts, carriers, a base, a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routes.announcements.events import Sentence


def remember(of: Sentence) -> None:
    """Let the context learn what a sentence said."""
    context = of.context
    ends = of.routes.all_flown()
    carriers = tuple(dict.fromkeys(str(m.value) for _, m in of.line.marks("C")))
    context.carriers = carriers or context.carriers
    told = [*ends, *(d.ends for d in of.made)]
    context.routes |= {context.names.city(e[1]): e for e in told}
    if ends or of.made:
        context.ends, context.drafts, context.age = (
            ends or context.ends,
            [*of.again, *of.made],
            0,
        )
    if of.line.home and not context.home and not of.routes.pairs:
        context.home = of.routes.code(of.line.home)
    if of.line.marks("P"):
        context.open = () if of.made else of.routes.unpaired()
    quoted = of.line.source[:1] in '"“«' and not of.made  # flights are spoken of again
    context.flying = (context.flying and quoted) or bool(of.words.flights.search(of.text))
    base = of.routes.base()
    if context.flying:
        origin = of.routes.code(base) if base else of.routes.origin()
        made = {d.ends[0] for d in of.made if len(d.ends[0]) == 3}
        origin = origin or (made.pop() if len(made) == 1 else "")
        context.base = origin or context.base
    days = [d.effective for d in of.made if len(d.effective) == 10]
    said = {s.future for _, s in of.moments.dates if len(s.future) == 10}
    if not of.made and len(said) == 1:
        days = [*said]  # 'The timetable is valid from 30 March. On the same day …'
    context.day = days[-1] if days else of.day
