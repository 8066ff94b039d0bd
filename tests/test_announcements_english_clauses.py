"""Sentences in English: asides, ellipsis, and what a clause borrows from the one before it."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2024-08-20

El Al canceled its planned Dublin service, which would have launched from Tel Aviv in the
spring of 2025.
= withdraw TLV-DUB 2025-spring

@ 2025-01-07

Eurowings is to take over the Düsseldorf–Jeddah route in the spring with an A320neo, twice a
week.
= new_route DUS-JED 2025-spring

@ 2025-01-09

Royal Jordanian, which halted Amman–Beirut at the height of the war, put the route back on its
schedule on Monday with a daily flight.
= resume AMM-BEY 2025-01-06

@ 2025-01-24

Jin Air and Eastar Jet are adding flights to Sapporo, from Incheon and Cheongju respectively,
next month.
= increase ICN-CTS 2025-02
= increase CJJ-CTS 2025-02

@ 2025-01-30

Cebu Pacific's long-awaited Manila-Sapporo service took off on January 16 and is already 80 per
cent full.
= new_route MNL-CTS 2025-01-16

@ 2025-02-03

SAS will start flying to Seoul from Copenhagen on 12 September, initially four times a week,
going daily in summer 2026.
= new_route CPH-ICN 2025-09-12
= increase CPH-ICN 2026-summer

@ 2025-02-11

Lufthansa's Munich–Johannesburg flight, now three a week, becomes a daily one in July.
= increase MUC-JNB 2025-07

@ 2025-02-14

LATAM is upgauging São Paulo/Guarulhos – Madrid from a Boeing 787-9 to a 777-300ER between 1
July and 31 August.
= equipment GRU-MAD 2025-07-01

@ 2025-02-20

Air Peace's inaugural London Heathrow flight from Abuja is set for tomorrow.
= new_route ABV-LHR 2025-02-21

@ 2025-03-05

The Civil Aviation Administration of China said that direct air service between Chengdu and
Cairo would be opened by Sichuan Airlines in the second half of March.
= new_route TFU-CAI 2025-03

@ 2025-03-11

Neither Kuwait Airways nor Jazeera has decided when flights from Kuwait to Tehran will be
restored.
= nothing

@ 2025-04-30

Pegasus announced it was axing Istanbul Sabiha Gökçen–Manchester, although Stansted will keep
its three daily flights.
= suspend SAW-MAN

@ 2025-05-06

Frankfurt will be linked with Windhoek daily rather than five times a week as of the start of
winter, Discover Airlines announced.
= increase FRA-WDH 2025-winter

@ 2025-06-03

Avianca plans to connect Medellín with Orlando, and Cali with Fort Lauderdale, from 15 and 17
July respectively.
= new_route MDE-MCO 2025-07-15
= new_route CLO-FLL 2025-07-17

@ 2025-06-16

Air Canada's flights between Toronto and Tel Aviv, which had been due to restart on July 1,
will now not come back until September 8.
= postpone YYZ-TLV 2025-09-08

@ 2025-08-07

Copa is opening Panama City–San Diego on June 25 of next year and Panama City–Salvador da Bahia
on the same day.
= new_route PTY-SAN 2026-06-25
= new_route PTY-SSA 2026-06-25

@ 2025-08-19

Wizz Air is abandoning its Vienna base's Lisbon and Billund services at the end of October,
while Tirana stays on sale.
= suspend VIE-LIS 2025-10
= suspend VIE-BLL 2025-10

@ 2025-09-04

The new nonstop, flown by United from Newark to Nuuk since June 14, ends for the season on
September 28.
= suspend EWR-GOH 2025-09-28

@ 2025-09-17

Air Tahiti Nui's Papeete-Seattle flights, introduced in 2022, are to be withdrawn from the
network in January.
= suspend PPT-SEA 2026-01

@ 2025-09-29

Beginning with the winter timetable, airBaltic's Riga–Dubai rotation goes from an A220-300 to a
wet-leased A321neo.
= equipment RIX-DXB 2025-winter

@ 2025-10-30

The Uzbek and Thai sides agreed to increase the number of flights between the two countries and
to remove restrictions on points of call.
= increase UZ-TH
= rights UZ-TH

@ 2025-12-01

Qantas said its Perth–Johannesburg flights, launched on 7 December last year subject to
approval, had exceeded expectations.
= nothing

@ 2026-03-02

From 29MAR26, Vietnam Airlines increases Hanoi – Sydney service from 3 to 5 weekly, and Ho Chi
Minh City – Perth from 2 to 3 weekly.
= increase HAN-SYD 2026-03-29
= increase SGN-PER 2026-03-29

Should traffic rights be granted, Air Senegal could link Dakar with Lisbon.
= nothing
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
