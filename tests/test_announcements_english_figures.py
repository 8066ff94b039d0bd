"""Sentences in English: figures before and after, the former and the latter, days of trouble."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2018-02-13

Jetstar is swapping Sydney–Honolulu for Sydney–Ho Chi Minh City: the former stops on 24
October, the latter is up for approval.
= suspend SYD-HNL 2018-10-24

@ 2021-10-26

Emirates will serve Newark via Athens again from 1 December; its daily Dubai–Mexico City flight
continues to stop in Barcelona.
= resume DXB-EWR 2021-12-01

@ 2022-05-31

Norse Atlantic, whose first flight from Oslo to New York leaves on 14 June, has sold 20,000
tickets for it.
= new_route OSL-JFK 2022-06-14

@ 2022-08-16

Air Astana's flights from Almaty to Heraklion end with the summer season on 25 September, while
those to Medina begin on 1 October.
= suspend ALA-HER 2022-09-25
= new_route ALA-MED 2022-10-01

@ 2022-10-04

Passengers can now book Virgin Atlantic's daily Heathrow–Tampa service, to be inaugurated on 3
November.
= new_route LHR-TPA 2022-11-03

@ 2023-04-04

A strike grounded all Lufthansa flights between Munich and Hamburg on Monday, and 16 flights to
Warsaw were cancelled.
= nothing

@ 2023-06-13

Jeju Air said it would reduce its Incheon–Saipan flights to one a day from two in the
off-season, starting on the 20th.
= decrease ICN-SPN 2023-06-20

@ 2023-07-17

Swiss is to resume Zurich–Toronto on 10 May 2024 after a break of more than two decades, it
said, and to open Zurich–Seoul three days earlier.
= resume ZRH-YYZ 2024-05-10
= new_route ZRH-ICN 2024-05-07

@ 2024-09-17

Oman Air moves to a single daily Muscat–London flight this winter, having operated two until
now.
= decrease MCT-LHR 2024-winter

@ 2024-11-26

Starlux will exchange the A321neo for the larger A330-900 on flights between Taipei and
Kumamoto as of 1 February.
= equipment TPE-KMJ 2025-02-01

@ 2025-04-22

Beond, an all-premium carrier, has dropped plans to serve Bangkok from Male in October and will
instead fly to Milan twice a week from 8 November.
= withdraw MLE-BKK 2025-10
= new_route MLE-MXP 2025-11-08

@ 2025-05-20

China Airlines is to boost Taipei–Phoenix, which it opens on 3 December, to five flights a week
in the summer of 2026.
= new_route TPE-PHX 2025-12-03
= increase TPE-PHX 2026-summer

@ 2025-10-28

Thanks to a bigger fleet, Ethiopian's four weekly flights from Addis Ababa to Vienna became
daily on Sunday.
= increase ADD-VIE 2025-10-26

@ 2025-11-04

Air New Zealand's Auckland–Christchurch A321 collided with a tug, and the flight left four
hours later.
= nothing
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
