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

@ 2025-02-11

Passenger numbers between Oslo and Tromsø rose 12% in January, when Norwegian added six flights a
day.
= nothing

Finnair's CEO told analysts that Helsinki–Seattle "earns its keep" and will stay daily next
summer.
= nothing

The Kenyan regulator fined Jambojet for cancelling Nairobi–Lamu flights on 3 February without
notice.
= nothing

An extra Emirates flight will leave Dubai for Manila on 14 February to clear the backlog.
= nothing

Air India flew empty seats home from Melbourne to Delhi in 2023; a year later it cut the route to
four a week.
= nothing

United remembers its first Chicago–Tokyo flight, which took off on 11 February 1983.
= nothing

If the court agrees, Go First would restart Delhi–Phuket flights in May.
= nothing

Brussels Airlines is weighing a return to Nairobi, its chief said, but not before 2027.
= nothing

Hotels in Cancún hope that Copa's plan to double its Panama City service will survive the
downturn.
= nothing

Turkish Cargo is moving its Istanbul–Bogotá freighters to the new terminal on 1 March.
= nothing

The new Airbus of Sky Express entered service between Athens and Chania on the day it was
delivered, 5 February.
= nothing

From 1 March passengers on Nok Air's Bangkok–Phuket flights may check in 20 kg of baggage free of
charge.
= nothing

Thai Airways and ANA begin a joint venture on Bangkok–Tokyo routes on 1 April.
= nothing

A delegation from Tashkent will fly to Urumqi on 20 February to discuss customs.
= nothing

Croatia Airlines will link Split with Stockholm Arlanda twice weekly in the summer timetable, its
first service between the two.
= new_route SPU-ARN 2025-summer OU 2

The airline, which serves Lomé already, adds Cotonou as of 2 April with three flights a week from
Casablanca, Royal Air Maroc said.
= new_route CMN-COO 2025-04-02 AT 3

Bulgaria Air, after years of hesitation, returns to Sofia–Prague on 30 March.
= resume SOF-PRG 2025-03-30 FB

Sichuan Airlines has let its Chengdu–Auckland permit lapse and stops flying there on 29 March.
= suspend TFU-AKL 2025-03-29 3U

Jazeera swaps the A320 for the A321neo on Kuwait–Kathmandu, effective 1 March.
= equipment KWI-KTM 2025-03-01 J9

Egypt and Kenya have lifted all limits on the number of flights between Cairo and Nairobi.
= rights CAI-NBO

Scoot pushes the start of Singapore–Phu Quoc from 1 April to 16 May.
= postpone SIN-PQC 2025-05-16 TR

Fiji Airways had been due to open Nadi–Taipei in April; the project is dead.
= withdraw NAN-TPE 2025-04 FJ

The 08:15 from Bergen to Copenhagen becomes an 07:40 departure on 30 March, SAS said.
= retime BGO-CPH 2025-03-30 SK

Tunisair's Tunis–Niamey flights, twice weekly, are down to one from next week.
= decrease TUN-NIM 2025-02 TU 2

Aeroflot subsidiary Rossiya will reopen the Krasnodar–Istanbul line on Friday after the airport's
three-year closure.
= resume KRR-IST 2025-02-14 FV

@ 2024-08-23

Spare jets go to Lyon–Porto, where daily flights rise from one to two on 15 December.
= increase LYS-OPO 2024-12-15 - 7

Kenya Airways has cancelled its never-flown plan for Mombasa–Kigali, which had been due to open on
15 September.
= withdraw MBA-KGL 2024-09-15 KQ

The new Tirana–Oslo link will be run by Norwegian, which has picked 2 May for the first crossing.
= new_route TIA-OSL 2025-05-02 DY
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
