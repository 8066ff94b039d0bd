"""Aircraft types and clock times, which look alike in every language."""

from __future__ import annotations

import re

from routes.announcements.line import Line, Mark

_TYPE = re.compile(
    r"(?<![a-z0-9])(?:(?:airbus|boeing|embraer|bombardier|comac|аэробус"
    r"|боинг) )?(?:a ?3[0-9]{2}(?:-[0-9]{2,4})?(?: ?(?:neo|ceo|xlr|lr))*"
    r"|a220(?:-[0-9]{3})?|embraer (?:erj-?)?1[0-9]{2}(?:-?e2)?"
    r"|fokker ?(?:50|70|100)|saab ?(?:340|2000)|md-?[89][0-9]|(?:il|tu)-?(?:96|114|204|214)"
    r"|b?7[0-9]7(?:[- ](?:[0-9]{1,3}(?:er|lr)?"
    r"|max(?:[ -]?[0-9]{1,2})?|dreamliner))*(?:er|lr)?"
    r"|e-?(?:jet )?1[79][05](?:-?e2)?|atr ?[47]2(?:-[0-9]{3})?|crj-?[0-9]{3,4}"
    r"|dash 8(?:[ -]q?400)?|q400|c919|arj21|c909|dreamliners?"
    r"|superjets?(?: 100)?|ssj-?100|mc-21|737 ?max(?:[ -]?[0-9]{1,2})?|turboprops?"
    r"|superjumbo|jumbo jet|wide-?body (?:aircraft|jet)|narrow-?body (?:aircraft"
    r"|jet))s?(?![a-z0-9])"
)
_CLOCK = re.compile(
    r"\b(?:at )?(?:[01]?\d|2[0-4])[:.][0-5]\d(?: ?(?:a\.?m\b\.?|p\.?m\b\.?|hours"
    r"|hrs|h\b|local time|lt\b|utc|kst|часов))*"
    r"|\b(?:1[0-2]|[1-9]) ?(?:a\.?m\b\.?|p\.?m\b\.?)|(?:오전|오후|새벽"
    r"|아침|낮|저녁|밤) ?\d{1,2}시(?: ?(?:\d{1,2}분|반))?|\b\d{1,2}시 ?\d{1,2}분"
)
_DATE_LIKE = re.compile(r"^\d{1,2}\.\d{1,2}\.\d{2,4}")


def mark_things(line: Line) -> None:
    """Put marks for aircraft types and clock times."""
    line.put(_TYPE, lambda m: Mark("E", m[0]))
    line.put(
        _CLOCK,
        lambda m: (
            None
            if _DATE_LIKE.match(line.text[m.start() :].removeprefix("at "))
            or line.text[m.end() :].lstrip()[:7].startswith(("million", "billion", "%", "percent"))
            or (line.text[: m.start()].endswith(("$", "€", "£", ".")))
            else Mark("T", m[0])
        ),
    )
