"""Sentences in English as the press turns them: fronted words, steps, what is left out."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2018-05-15

Instead of 3 June, LATAM's first flight from São Paulo to Tel Aviv is now due on 12 December.
= postpone GRU-TLV 2018-12-12

@ 2019-01-10

On 1 February flybmi would have started Newcastle–Stavanger; the airline has called it off.
= withdraw NCL-SVG 2019-02-01

@ 2020-06-22

From 1 July there will again be flights between Riga and Stockholm, two every day, airBaltic
announced.
= resume RIX-ARN 2020-07-01

@ 2022-12-05

After the two presidents met, it was announced that Tashkent and Riyadh would be connected by
direct flights in the first quarter of 2023.
= new_route TAS-RUH 2023

@ 2023-01-26

Bulgaria and Montenegro signed an air transport agreement on Wednesday under which each
country's airlines may fly seven times a week between the capitals.
= rights BG-ME

@ 2023-02-27

Air Corsica's Bastia–Rome experiment is over; the last flight left on 25 February.
= suspend BIA-FCO 2023-02-25

@ 2023-06-26

Air Premia's Incheon–Frankfurt flights took to the skies for the first time on Friday.
= new_route ICN-FRA 2023-06-23

@ 2023-10-17

El Al is cutting back: its Tel Aviv–Dublin flights stop on 22 October, and those to Tokyo drop
to two a week on the same day.
= suspend TLV-DUB 2023-10-22
= decrease TLV-NRT 2023-10-22

@ 2024-03-14

Sky Express is set to fly between Athens and Tirana as of 6 June and Athens and Sofia as of 13
June, both daily.
= new_route ATH-TIA 2024-06-06
= new_route ATH-SOF 2024-06-13

@ 2024-09-25

Pegasus will add Sabiha Gökçen–Edinburgh to its network with four flights a week on 26
September, and a fifth will follow on 2 November.
= new_route SAW-EDI 2024-09-26
= increase SAW-EDI 2024-11-02

@ 2025-02-17

Vueling: no more Bilbao–Bordeaux flights after 29 March, but Bilbao–Rabat comes back on 1 June.
= suspend BIO-BOD 2025-03-29
= resume BIO-RBA 2025-06-01

@ 2025-02-24

Loganair is handing its Aberdeen–Oslo route to Widerøe, which takes over on 31 March.
= new_route ABZ-OSL 2025-03-31

@ 2025-03-18

As early as June, travellers in Cork will be able to fly straight to Zadar; Ryanair has put the
weekly route on sale.
= new_route ORK-ZAD 2025-06

@ 2025-05-12

Turkish Airlines' flights to Damascus, three a week since January, rise to daily on 1 June from
Istanbul; those from Ankara begin on 15 June.
= increase IST-DAM 2025-06-01
= new_route ESB-DAM 2025-06-15

@ 2025-06-30

The airport of Trieste is getting flights to Cairo and to Tunis this October, from Air Cairo
and Tunisair respectively.
= new_route TRS-CAI 2025-10
= new_route TRS-TUN 2025-10

@ 2025-08-11

Jeju Air said on the 11th that it will newly operate the Busan–Guilin route twice a week
(Wednesday and Saturday) from the 1st of next month.
= new_route PUS-KWL 2025-09-01
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
