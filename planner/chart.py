"""A frequency answer as a chart: SVG made here, without a script, styled by the page's classes.

Counted points are circles, filled where filed and hollow where reported, each with the length of
its period; a line joins only periods that follow one another, on one basis and of the same
carriers (or both complete). What others state is a
diamond, what is announced a triangle, a stated stop a cross. Rights are not drawn.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from planner.data import Data

DAY = timedelta(days=1)
LEFT, RIGHT, TOP, BOTTOM = 34, 10, 24, 26
MARK, SMALL, MANY = 4.5, 2, 40  # of many points, each is drawn small
ROWS = 5  # lines of the grid at the most
LABEL = 64  # width that one label of the time axis needs


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a day and a number lie: the plot of a chart."""

    width: int
    height: int
    first: date
    last: date
    most: float
    left: int = LEFT
    right: int = RIGHT

    def x(self, day: date) -> float:
        """From the left, of the middle of a day."""
        share = ((day - self.first).days + 0.5) / ((self.last - self.first).days + 1)
        return round(self.left + share * (self.width - self.left - self.right), 1)

    def y(self, value: float) -> float:
        """From the top."""
        room = self.height - TOP - BOTTOM
        return round(self.height - BOTTOM - value / self.most * room, 1)


def chart(found: Data, width: int, height: int, name: str) -> str:
    """The chart as SVG, '' where there is nothing dated to draw; `name` makes its ids unique."""
    points = [p for p in found["points"] if p["weekly"] is not None]
    facts = [f for f in found["stated"] if _is_drawn(f)]
    if not points and not facts:
        return ""
    frame = _frame(points, facts, width, height)
    title = "Departures a week, one way, by date"
    root = draw_root(frame, name, title, found["sentences"][0])
    _axes(root, frame)
    for basis in dict.fromkeys(p["basis"] for p in points):
        _series(root, frame, [p for p in points if p["basis"] == basis])
    for fact in facts:
        _fact(root, frame, fact)
    return ET.tostring(root, encoding="unicode")


def draw_root(frame: Frame, name: str, title: str, desc: str) -> ET.Element:
    """An empty picture that says what it shows; `name` makes its ids unique."""
    attributes = {
        "class": f"chart {name}",
        "viewBox": f"0 0 {frame.width} {frame.height}",
        "role": "img",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-desc",
    }
    root = ET.Element("svg", attributes)
    ET.SubElement(root, "title", id=f"{name}-title").text = title
    ET.SubElement(root, "desc", id=f"{name}-desc").text = desc
    return root


def _is_drawn(fact: Data) -> bool:
    return not fact["rights"] and fact["first"] is not None and fact["weekly"] is not None


def _frame(points: list[Data], facts: list[Data], width: int, height: int) -> Frame:
    dated = [*points, *facts]
    first = min(date.fromisoformat(d["first"]) for d in dated)
    last = max(date.fromisoformat(d["last"]) for d in dated)
    most = max([p["weekly_most"] for p in points] + [f["weekly"] for f in facts])
    step = _step(most)
    return Frame(width, height, first, last, max(step, math.ceil(most / step) * step))


def _step(most: float) -> float:
    """1, 2 or 5 times a power of ten, so that no more than ROWS lines are needed."""
    size = max(1, most / ROWS)
    power = float(10 ** math.floor(math.log10(size)))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= size)


# -- axes ---------------------------------------------------------------------------------------


def _axes(root: ET.Element, frame: Frame) -> None:
    step = _step(frame.most)
    for n in range(round(frame.most / step) + 1):
        y = frame.y(n * step)
        draw_line(root, "grid", LEFT, y, frame.width - RIGHT, y)
        draw_text(root, f"{n * step:g}", LEFT - 6, y + 4, "end")
    draw_text(root, "departures a week", 0, 12, "start")
    for day, label in ticks(frame):
        x = frame.x(day)
        draw_line(root, "grid", x, frame.height - BOTTOM, x, frame.height - BOTTOM + 5)
        draw_text(root, label, x, frame.height - 6, "middle")


def ticks(frame: Frame) -> list[tuple[date, str]]:
    """Years, or months where the time is short; as many as there is room for."""
    room = max(2, (frame.width - frame.left - frame.right) // LABEL)
    years = frame.last.year - frame.first.year
    if years >= 3:
        every = math.ceil((years + 1) / room)
        days = [(date(y, 1, 1), str(y)) for y in range(frame.first.year, frame.last.year + 1)]
    else:
        months = [*_months(frame.first, frame.last)]
        every = math.ceil(len(months) / room)
        days = [(m, f"{m:%b %Y}") for m in months]
    inside = [d for d in days if frame.first <= d[0] <= frame.last]
    edge = LABEL / 2 - RIGHT
    return [d for d in inside[::every] if frame.x(d[0]) <= frame.width - edge] or inside[:1]


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + 31 * DAY).replace(day=1)


# -- marks --------------------------------------------------------------------------------------


def _series(root: ET.Element, frame: Frame, points: list[Data]) -> None:
    """The points of one basis, oldest first, joined only where period follows period."""
    for a, b in pairwise(points):
        if _may_join(a, b):
            ends = (frame.x(date.fromisoformat(a["last"])), frame.x(date.fromisoformat(b["first"])))
            draw_line(
                root, a["basis"], ends[0], frame.y(a["weekly"]), ends[1], frame.y(b["weekly"])
            )
    radius = MARK if len(points) <= MANY else SMALL
    for one in points:
        first, last = (date.fromisoformat(one[k]) for k in ("first", "last"))
        y = frame.y(one["weekly"])
        group = draw_group(root, one["basis"], _point_title(one))
        draw_line(group, one["basis"], frame.x(first), y, frame.x(last), y)
        middle = frame.x(first + (last - first) / 2)
        ET.SubElement(group, "circle", cx=f"{middle:g}", cy=f"{y:g}", r=f"{radius:g}")


def _may_join(a: Data, b: Data) -> bool:
    """Whether a line may lead from one point to the next: adjacent, and of the same scope.

    Where a sample names other carriers than before, the step between them is not known.
    """
    adjacent = date.fromisoformat(a["last"]) + DAY == date.fromisoformat(b["first"])
    complete = a["completeness"] == b["completeness"] == "complete"
    return adjacent and (complete or a["carriers"].keys() == b["carriers"].keys())


def _point_title(one: Data) -> str:
    return (
        f"{one['period']}: {one['weekly']:g} a week, {one['basis']}, "
        f"{one['departures']} departures, {one['coverage']:.0%} of its days covered"
    )


def _fact(root: ET.Element, frame: Frame, fact: Data) -> None:
    first, last = (date.fromisoformat(fact[k]) for k in ("first", "last"))
    x, y = frame.x(first + (last - first) / 2), frame.y(fact["weekly"])
    kind = "stop" if fact["stop"] else "announced" if fact["announced"] else "stated"
    group = draw_group(root, kind, fact["sentence"])
    ET.SubElement(group, "path", d=shape(kind, x, y, MARK + 1))


def shape(kind: str, x: float, y: float, r: float) -> str:
    """The path of a mark: a cross for 'stop', a triangle for 'announced', else a diamond."""
    if kind == "stop":
        return f"M{x - r:g} {y - r:g}L{x + r:g} {y + r:g}M{x - r:g} {y + r:g}L{x + r:g} {y - r:g}"
    corners = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
    if kind == "announced":
        corners = [(x, y - r), (x + r, y + r), (x - r, y + r)]
    return "M" + "L".join(f"{a:g} {b:g}" for a, b in corners) + "Z"


def draw_group(root: ET.Element, kind: str, title: str) -> ET.Element:
    """Marks that belong together, with what a pointer on them tells."""
    group = ET.SubElement(root, "g", {"class": f"c-{kind}"})
    ET.SubElement(group, "title").text = title
    return group


def draw_line(root: ET.Element, kind: str, x1: float, y1: float, x2: float, y2: float) -> None:
    """A line of a kind, which gives it its style."""
    at = {k: f"{v:g}" for k, v in (("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2))}
    ET.SubElement(root, "line", {"class": f"l-{kind}", **at})


def draw_text(root: ET.Element, text: str, x: float, y: float, anchor: str) -> None:
    """A text whose base line is at y."""
    at = {"x": f"{x:g}", "y": f"{y:g}", "text-anchor": anchor}
    ET.SubElement(root, "text", at).text = text


def kinds(found: Data) -> list[str]:
    """What a chart of this answer shows, for its legend: bases, then kinds of statement."""
    bases: Iterable[str] = (p["basis"] for p in found["points"] if p["weekly"] is not None)
    said = [f for f in found["stated"] if _is_drawn(f)]
    marks = ("stop" if f["stop"] else "announced" if f["announced"] else "stated" for f in said)
    return [*dict.fromkeys(bases), *dict.fromkeys(marks)]
