"""Sentences in English whose parts are of different kinds: left alone, stepped up, undone."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2018-10-22

Hainan Airlines has shelved Changsha–Sydney flights meant for December, blaming a shortage of
slots.
= withdraw CSX-SYD 2018-12

@ 2019-09-16

Starting with the northern winter season, El Al boosts Tel Aviv–Johannesburg from six to seven
weekly flights and downgauges Tel Aviv–Mumbai from a Boeing 777 to a 767.
= increase TLV-JNB 2019-winter
= equipment TLV-BOM 2019-winter

@ 2021-07-19

Emirates resumes Mauritius on 22 July with two weekly flights from Dubai, before going daily on
1 October, when the island fully reopens.
= resume DXB-MRU 2021-07-22
= increase DXB-MRU 2021-10-01

@ 2022-02-21

MIAT's Ulaanbaatar–Frankfurt flights continue as normal, but those to Moscow are off until
further notice from Wednesday.
= suspend UBN-SVO 2022-02-23

@ 2023-01-30

Sky Airline has delayed its Santiago–Miami launch to the second half of March.
= postpone SCL-MIA 2023-03

@ 2023-11-06

Egyptair's Cairo–Dhaka, inaugurated on 14 May, goes to three a week from two on 1 December and,
from the summer of 2024, to daily.
= increase CAI-DAC 2023-12-01
= increase CAI-DAC 2024-summer

@ 2024-02-19

The service between Cardiff and Doha, suspended in March 2020 because of the pandemic, will be
restarted by Qatar Airways "when conditions allow", the Welsh government said.
= nothing

@ 2024-03-04

Air Algérie's first flight to Johannesburg from Algiers in 20 years lands tomorrow.
= resume ALG-JNB 2024-03-05

@ 2024-05-27

Azul said it had no firm date for Recife–Porto, but Campinas–Madrid would start on 14 June with
six flights a week.
= new_route VCP-MAD 2024-06-14

@ 2024-07-08

Three months after it began, Bonza's collapse ended Gold Coast–Darwin flights; Virgin Australia
is stepping in from 1 August.
= new_route OOL-DRW 2024-08-01

@ 2024-12-16

SriLankan returns to Sydney three times weekly from Colombo, but its Melbourne flights will be
pared to five.
= resume CMB-SYD
= decrease CMB-MEL

@ 2025-02-10

In a blow to regional travellers, Qantas confirmed on Friday that Canberra–Hobart would be
among six routes cut in April.
= suspend CBR-HBA 2025-04

@ 2025-03-25

British Airways flight BA015 to Sydney via Singapore will depart Heathrow at 21:20, an hour and
five minutes later than now, as of 30 March.
= retime LHR-SYD 2025-03-30

@ 2025-04-28

On 20 March 2026 TransNusa launches Bali–Perth and, come September, Bali–Darwin.
= new_route DPS-PER 2026-03-20
= new_route DPS-DRW 2025-09

@ 2025-07-21

Ryanair will close its Girona–Tangier route in November, its tenth in Spain to go this year,
but said Reus–Tangier would not be touched.
= suspend GRO-TNG 2025-11

@ 2025-08-18

The number of weekly flights that Kazakh and Indian airlines may operate has been raised to 49
a side, the Aviation Administration of Kazakhstan reported; Air Astana in turn goes from 11 to
14 between Almaty and Delhi on 26 October.
= rights KZ-IN
= increase ALA-DEL 2025-10-26

@ 2025-12-08

Frontier enters Atlanta–Liberia, Costa Rica, on 14 January, Delta's monopoly since 2003.
= new_route ATL-LIR 2026-01-14
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
