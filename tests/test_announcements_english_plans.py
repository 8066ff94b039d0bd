"""Sentences in English: dates of plans, last flights, conditions, what goes on as before."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2018-08-07

Aeroflot has confirmed plans to fly from Moscow to Palma de Mallorca next spring.
= new_route SVO-PMI 2019-spring

@ 2019-12-03

Korean Air will halt Incheon–São Paulo flights for good when its last flight leaves Guarulhos
on 20 February.
= suspend ICN-GRU 2020-02-20

@ 2023-02-07

Bangkok Airways is restoring the Samui–Singapore frequency to twice daily on 26 March from the
current once daily.
= increase USM-SIN 2023-03-26

@ 2023-04-18

Air Transat suspended Montreal–Tel Aviv on Sunday until the end of the season.
= suspend YUL-TLV 2023-04-16

@ 2023-06-27

Ethiopian Airlines' resumption of Addis Ababa–Karachi flights, first promised for 1 May, will
happen on 9 July, its sales manager said.
= postpone ADD-KHI 2023-07-09

@ 2024-04-23

Plans for direct flights between Wellington and Hobart have been put on ice by Air New Zealand.
= withdraw WLG-HBA

@ 2025-02-04

Iberia Express is ending its Madrid–Cork route after the summer season and redeploying the
aircraft on Madrid–Reykjavik.
= suspend MAD-ORK 2025-summer

@ 2025-08-12

Azerbaijan's president said the time had come to open the skies between Baku and Yerevan, but
no flights are planned.
= nothing

@ 2025-11-25

Icelandair will cease flights to Detroit at the end of the summer season 2026, while
Keflavik–Miami runs on.
= suspend KEF-DTW 2026-summer
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
