"""Sentences in English: what news desks say in the place of the plain words, and hubs implied."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2025-03-10

Gulf Air will begin flights to Tbilisi next month.
= new_route BAH-TBS 2025-04 GF

Finnair plans to add Izmir to its network on 4 June.
= new_route HEL-ADB 2025-06-04 AY

No date has been set for the return of Oman Air to Colombo.
= nothing

The ministry granted Turkish Airlines seven weekly flights between Ankara and Kigali.
= rights ESB-KGL - TK 7

Fourteen weekly frequencies between Dallas and Lima have been awarded to American Airlines.
= rights DFW-LIM - AA 14

Peruvian authorities will allow 20 weekly flights by Chilean airlines.
= rights PE-CL - - 20

Jordan and Oman agreed that carriers from each country may operate 30 flights a week, against 17
today.
= rights JO-OM - - 30

Pending approval by the regulator, Ryanair will open Bologna–Tirana on 2 May.
= new_route BLQ-TIA 2025-05-02 FR

Air Serbia has scrapped the Belgrade–Porto flights it had scheduled from 3 June.
= withdraw BEG-OPO 2025-06-03 JU

Eurowings, citing weak demand, abandons its Hamburg–Amman route three months before it was due to
open, on 9 June.
= withdraw HAM-AMM 2025-06-09 EW

The planned Lyon–Oslo service, which was due to open in April, will now start on 20 May.
= postpone LYS-OSL 2025-05-20

Aegean, which had meant to open Athens–Yerevan on 1 April, now says 6 May.
= postpone ATH-EVN 2025-05-06 A3

Put off without a new date: the opening of Wizz Air's Sofia–Bergen route, planned for 30 March.
= postpone SOF-BGO - W6

Dormant for two years, Vueling's Bilbao–Prague flights wake on 11 April.
= resume BIO-PRG 2025-04-11 VY

In late April Volotea will bow out of Nantes–Split.
= suspend NTE-SPU 2025-04 V7

SAS will rest Copenhagen–Naples from 1 May and bring it back on 1 September.
= suspend CPH-NAP 2025-05-01 SK
= resume CPH-NAP 2025-09-01 SK

Down to three flights a week from May goes Swiss's Zurich–Muscat service.
= decrease ZRH-MCT 2025-05 LX 3

Where there have been five weekly flights between Lima and Quito there will be eight from 5 May.
= increase LIM-UIO 2025-05-05 - 8

On the Vienna–Tokyo route the 777 gives way to a 787-9 on 5 April.
= equipment VIE-NRT 2025-04-05

The evening flight from Porto to Geneva, today an 18:10 departure, becomes a 19:45 one on 30 March.
= retime OPO-GVA 2025-03-30

New from Bari with easyJet: Lyon, from 2 June; Berlin, from 4 June.
= new_route BRI-LYS 2025-06-02 U2
= new_route BRI-BER 2025-06-04 U2

Icelandair puts Antalya on its map on 29 May – weekly from Keflavik at first, twice weekly
from July.
= new_route KEF-AYT 2025-05-29 FI
= increase KEF-AYT 2025-07 FI 2

easyJet, while keeping Nice–Basel, pulls out of Nice–Bristol on 26 October.
= suspend NCE-BRS 2025-10-26 U2

Come 12 May, Condor will be linking Munich with Mauritius twice a week.
= new_route MUC-MRU 2025-05-12 DE 2

Subject to the usual approvals, Azul will on 20 May inaugurate Recife–Porto.
= new_route REC-OPO 2025-05-20 AD

Reports that Aegean was about to drop Athens–Sofia were wrong, a spokesman said.
= nothing

Before it ever took wing, Wizz Air's Budapest–Muscat service, announced for 1 June, has been
called off.
= withdraw BUD-MCT 2025-06-01 W6

Eurowings has buried its plan for Stuttgart–Tbilisi.
= withdraw STR-TBS - EW

Flights from Lyon to Dakar, whose restart had been set for 20 March, will not be back before
5 May.
= postpone LYS-DSS 2025-05-05

Icelandair and easyJet return to Keflavik–Geneva on 4 and 10 April respectively.
= resume KEF-GVA 2025-04-04
= resume KEF-GVA 2025-04-10

Back in the air with Luxair are Nice–Luxembourg and Porto–Luxembourg, the former on Friday, the
latter on Saturday.
= resume NCE-LUX 2025-03-14
= resume OPO-LUX 2025-03-15

Gone from 1 May are Volotea's flights between Bordeaux and Palermo.
= suspend BOD-PMO 2025-05-01 V7

Since March 1 there has been a SAS flight between Aarhus and Malaga.
= new_route AAR-AGP 2025-03-01 SK

The departure of KLM's flight from Amsterdam to Bergen is brought forward by forty minutes, to
09:10, from 30 March.
= retime AMS-BGO 2025-03-30 KL

Mid-May is when Volotea opens Nantes–Bari.
= new_route NTE-BRI 2025-05 V7

The firm will base two 767 freighters in Bahrain and will fly them to Hong Kong daily from May.
= nothing

A strike grounded flights on Wednesday, among them one from Munich to Porto, but all will operate
normally from tomorrow.
= nothing

Copa will fly to Manta in Ecuador from Panama City again as of 27 June.
= resume PTY-MEC 2025-06-27 CM

Italy and Kuwait have agreed to allow more flights.
= rights IT-KW
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
