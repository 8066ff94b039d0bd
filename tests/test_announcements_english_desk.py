"""English sentences as several news desks would write them, of every kind of change."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2024-09-03

Azores Airlines opens its books for Ponta Delgada–Milan, a route due to be inaugurated on 3 June
next year.
= new_route PDL-MXP 2025-06-03 S4

LATAM says its Lima–Sydney flights will be daily as of November, against five a week today.
= increase LIM-SYD 2024-11 LA 7

Vietnam Airlines turns the page on Ho Chi Minh City–Kaohsiung: the last flight is on 30 September.
= suspend SGN-KHH 2024-09-30 VN

Etihad is upgrading the Abu Dhabi–Boston service from a 787 to an A350 from 31 March.
= equipment AUH-BOS 2025-03-31 EY

The Philippines and Canada have agreed to more than double the weekly flights their carriers may
operate, from 14 to 40 each.
= rights PH-CA - - 40

Norse Atlantic puts back by a month, to 2 December, the first flight from London Gatwick to Cape
Town.
= postpone LGW-CPT 2024-12-02 N0

Air Baltic no longer intends to fly Riga–Hannover, announced in May for 27 October.
= withdraw RIX-HAJ 2024-10-27 BT

Air Astana's Almaty–Bangkok departures move to 09:40 from 23:55 as of 27 October.
= retime ALA-BKK 2024-10-27 KC

From three flights a week, Eurowings goes down to one between Prague and Alicante in November.
= decrease PRG-ALC 2024-11 EW 1

After a six-month pause Nouvelair is restarting its Tunis–Tripoli run next Sunday.
= resume TUN-MJI 2024-09-08 BJ

Ryanair will quit Billund for good on 30 March, closing its base and its Billund–Krakow route with
it.
= suspend BLL-KRK 2025-03-30 FR

Sun Country's only winter addition is Minneapolis–Montego Bay, starting on 14 December.
= new_route MSP-MBJ 2024-12-14 SY

Turkish Airlines last week launched Istanbul–Sydney via Kuala Lumpur; the first flight left on 28
August.
= new_route IST-SYD 2024-08-28 TK

On Thursday Ethiopian will inaugurate a fifth weekly Addis Ababa–Manila flight.
= increase ADD-MNL 2024-09-05 ET 5

Qatar Airways cancels Doha–Kigali from 1 to 5 October while Kigali's runway is repaired, with
flights resuming on 6 October.
= suspend DOH-KGL 2024-10-01 QR
= resume DOH-KGL 2024-10-06

The mayor of Porto said he expected a route to Mumbai within five years.
= nothing

Cathay Pacific flew its first A321neo to Taipei on Sunday.
= nothing

Air New Zealand apologised after its Auckland–Perth flight on 1 September left nine hours late.
= nothing

Lufthansa Cargo will add a weekly Frankfurt–Hanoi freighter on 3 October.
= nothing

KLM does not rule out returning to Amsterdam–Tehran one day.
= nothing

Rumours that flydubai would drop Dubai–Yerevan on 1 October are baseless.
= nothing
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
