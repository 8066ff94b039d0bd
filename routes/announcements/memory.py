"""What a sentence leaves to the next ones: routes, drafts, carriers, a base, a day."""

from __future__ import annotations

from routes.announcements.drafts import Context, Draft
from routes.announcements.ends import Routes
from routes.announcements.language import Words
from routes.announcements.line import Line
from routes.announcements.moments import Moments


class Spoken:
    """What a sentence names and claims, and the context that learns it."""

    line: Line
    text: str
    words: Words
    context: Context
    routes: Routes
    moments: Moments
    made: list[Draft]
    again: list[Draft]  # of the sentence before, told again
    day: str

    def remember(self) -> None:
        """Let the context learn what the sentence said."""
        context = self.context
        ends = self.routes.all_flown()
        carriers = tuple(dict.fromkeys(str(m.value) for _, m in self.line.marks("C")))
        context.carriers = carriers or context.carriers
        told = [*ends, *(d.ends for d in self.made)]
        context.routes |= {context.names.city(e[1]): e for e in told}
        if ends or self.made:
            context.ends, context.drafts, context.age = (
                ends or context.ends,
                [*self.again, *self.made],
                0,
            )
        if self.line.home and not context.home and not self.routes.pairs:
            context.home = self.routes.code(self.line.home)
        if self.line.marks("P"):
            context.open = () if self.made else self.routes.unpaired()
        quoted = self.line.source[:1] in '"“«' and not self.made  # flights are spoken of again
        context.flying = (context.flying and quoted) or bool(self.words.flights.search(self.text))
        base = self.routes.base()
        if context.flying:
            origin = self.routes.code(base) if base else self.routes.origin()
            made = {d.ends[0] for d in self.made if len(d.ends[0]) == 3}
            origin = origin or (made.pop() if len(made) == 1 else "")
            context.base = origin or context.base
        context.planned = not self.made and bool(self.words.plans.search(self.text))
        days = [d.effective for d in self.made if len(d.effective) == 10]
        said = {s.future for _, s in self.moments.dates if len(s.future) == 10}
        if not self.made and len(said) == 1:
            days = [*said]  # 'The timetable is valid from 30 March. On the same day …'
        context.day = days[-1] if days else self.day
