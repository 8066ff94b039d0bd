"""The promise ledger as a chart: a row a promise, from announcement to promised day to evidence.

A circle is the announcement, a triangle the promised day (a bar where it is a span), a filled
circle the first evidence. Made here as SVG without a script; a first flight has a solid line to it,
other evidence a dashed one, for the start may have been any day before it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

from planner.chart import MARK, Frame, draw_group, draw_line, draw_root, draw_text, shape, ticks
from planner.data import Data

ROW, TOP, BOTTOM, NAMES, END = 20, 12, 26, 118, 12


def ledger_chart(found: Data, width: int, name: str) -> str:
    """The chart as SVG, '' where there is nothing to draw; `name` makes its ids unique."""
    rows = found["rows"]
    if not rows:
        return ""
    as_of = date.fromisoformat(found["as_of"])
    first = min(_day(row["announced_on"]["earliest"]) for row in rows)
    last = max([as_of, *(_day(row["due"]["latest"]) for row in rows if row["due"])])
    height = TOP + ROW * len(rows) + BOTTOM
    frame = Frame(width, height, first, last, 1, left=NAMES, right=END)
    root = draw_root(frame, name, "Promises: announced, due, seen", found["sentences"][0])
    for day, label in ticks(frame):
        x = frame.x(day)
        draw_line(root, "grid", x, TOP, x, height - BOTTOM)
        draw_text(root, label, x, height - 8, "middle")
    for n, row in enumerate(rows):
        _promise(root, frame, row, TOP + ROW * n + ROW / 2)
    return ET.tostring(root, encoding="unicode")


def _promise(root: ET.Element, frame: Frame, row: Data, y: float) -> None:
    who = " ".join(row["carriers"]) or "any"
    group = draw_group(root, f"p-{row['outcome']}", row["sentence"])
    draw_text(group, f"{row['origin']}–{row['destination']} {who}", 0, y + 4, "start")
    told = frame.x(_day(row["announced_on"]["earliest"]))
    if row["due"]:
        first, last = (frame.x(_day(row["due"][end])) for end in ("earliest", "latest"))
        draw_line(group, "due", told, y, first, y)
        draw_line(group, "span", first, y, last, y)
        ET.SubElement(group, "path", d=shape("announced", last, y, MARK))
    if row["first_evidence_on"]:
        seen = frame.x(_day(row["first_evidence_on"]))
        kind = "seen" if row["first_day_is_sure"] else "by"
        draw_line(group, kind, told, y, seen, y)
        attributes = {"class": "evidence", "cx": f"{seen:g}", "cy": f"{y:g}", "r": f"{MARK:g}"}
        ET.SubElement(group, "circle", attributes)
    ET.SubElement(group, "circle", cx=f"{told:g}", cy=f"{y:g}", r=f"{MARK - 1:g}")


def _day(text: str) -> date:
    return date.fromisoformat(text)
