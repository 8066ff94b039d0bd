"""What a language brings to the reader: words as rules; the reader itself has no word of any."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from routes.announcements.line import Line
from routes.announcements.names import Names
from routes.model import Kind

NEVER = re.compile(r"(?!)")


class Weight(IntEnum):
    """How much a cue says: a weak one only adds to what another said, a first one rules."""

    WEAK = 1
    STRONG = 2
    FIRST = 3


class Tense(IntEnum):
    """What the words around a cue make of it."""

    MUTE = -1  # not about a change at all: 'bookings are open'
    NONE = 0  # denied, only possible, or background
    PAST = 1  # a claim only if dated within the last days, or in the future after all
    DONE = 2  # 'has resumed': a claim where nothing dates it otherwise
    COMING = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A word for a change: the rule's name, the kind it says, and how much it says."""

    rule: str
    kind: Kind
    pattern: re.Pattern[str]
    weight: Weight = Weight.STRONG


@dataclass(frozen=True, slots=True)
class Pair:
    """A route that a sentence names: two marks, or none for 'the two countries'."""

    origin: str
    destination: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence with one verb; `scope` is where that verb's helpers may begin."""

    start: int
    end: int
    scope: int
    background: bool
    joined: bool = False  # its subject is that of the segment before
    opens: bool = False  # without a verb of its own it goes with the segment behind it


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns that the reader asks a segment about."""

    distract: re.Pattern[str]  # trains, cargo, charters …
    flights: re.Pattern[str]  # a flight, a route, a frequency
    air: re.Pattern[str]  # what must be said of a route between countries
    resumed: re.Pattern[str]  # an opening that is a return
    countries: re.Pattern[str]  # 'the two countries'
    airline: re.Pattern[str]  # 'the airline', 'it'
    first: re.Pattern[str]  # an opening, where only a verb of flying says so
    start: re.Pattern[str]  # an opening, where clock times are told too
    report: re.Pattern[str]  # verb of saying, for the date of a statement
    subject: re.Pattern[str]  # carriers that the change is tied to, groups of marks
    strangers: re.Pattern[str]  # carriers named for another reason
    step: re.Pattern[str]  # what an increase may be of
    old: re.Pattern[str]  # before the date of an earlier plan: 'promised for'
    base: re.Pattern[str]  # the station that flights leave from, in a group
    toward: re.Pattern[str]  # before one more destination of the route named last
    joins: re.Pattern[str]  # what stands between two places that are a route
    both: re.Pattern[str]  # a date for all that was said: 'both on 1 May'
    bound: re.Pattern[str] = NEVER  # before a destination: 'flights to'
    signed: re.Pattern[str] = NEVER  # what was signed, up to the day: 'signed a deal on Monday'
    broken: re.Pattern[str] = NEVER  # an aside right behind: 'broken off in March'
    unchanged: re.Pattern[str] = NEVER  # what is said of a route that nothing befalls
    former: re.Pattern[str] = NEVER  # 'the former': the first of the routes named
    latter: re.Pattern[str] = NEVER
    again: re.Pattern[str] = NEVER  # 'the route' that the sentence before has named
    apart: re.Pattern[str] = NEVER  # a clause of its own, whatever its verb: 'while'
    plans: re.Pattern[str] = NEVER  # a plan of the past: 'had planned'
    anew: re.Pattern[str] = NEVER  # a date in the place of that of a plan: 'will now'
    promised: re.Pattern[str] = NEVER  # an earlier date of what opens: 'first planned for May'
    others: re.Pattern[str] = NEVER  # flights like those named, from elsewhere: 'those from'
    relative: re.Pattern[str] = NEVER  # a clause that may tell news: 'which on Monday began'
    hush: re.Pattern[str] = NEVER  # accidents: no part of the sentence claims
    goal: re.Pattern[str] = NEVER  # before a destination, whatever flies there
    planned: re.Pattern[str] = NEVER  # what ends was only planned
    here: re.Pattern[str] = NEVER  # from the place that the text is about: 'from here'
    intended: re.Pattern[str] = NEVER  # a whole sentence of an earlier plan
    until_now: re.Pattern[str] = NEVER  # a whole sentence of the frequency so far
    returned: re.Pattern[str] = NEVER  # a whole sentence that makes a return of an opening
    each: re.Pattern[str] = NEVER  # a whole sentence of places with their dates
    each_one: re.Pattern[str] = NEVER  # a place and its date in such a sentence
    respective: re.Pattern[str] = NEVER  # one date for each carrier: 'respectively'
    headless: re.Pattern[str] = NEVER  # a verb whose subject stands before an aside
    nations: re.Pattern[str] = NEVER  # carriers by their country: 'Thai airlines'
    homed: re.Pattern[str] = NEVER  # before a destination to which a carrier flies from its hub
    served: re.Pattern[str] = NEVER  # the same, behind a destination
    it: re.Pattern[str] = NEVER  # a pronoun for the route named last


@dataclass(frozen=True, slots=True)
class Language:
    """One language's rules."""

    code: str
    cues: tuple[Cue, ...]
    words: Words
    mark_dates: Callable[[Line, date], None]
    mark_weekly: Callable[[Line], None]
    tidy: Callable[[Line, Names], None]
    pairs: Callable[[Line], list[Pair]]
    segments: Callable[[Line], list[Segment]]
    tense: Callable[[Line, Segment, re.Match[str]], Tense]
