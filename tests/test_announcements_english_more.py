"""Sentences in English: headlines, two figures, two dates."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2024-09-12

Air Tanzania has unveiled plans to start Dar es Salaam–Guangzhou flights in December,
according to its chief executive.
= new_route DAR-CAN 2024-12 TC

Beginning 27 October, Saudia will offer ten flights per week between Riyadh and Kigali, up
from seven.
= increase RUH-KGL 2024-10-27 SV 10

Effective 1 October, Gulf Air's Bahrain–Larnaca frequency drops from daily to five weekly
flights.
= decrease BAH-LCA 2024-10-01 GF 5

Bamboo Airways has pulled out of the Hanoi–Frankfurt market; its last flight leaves on 20
September.
= suspend HAN-FRA 2024-09-20 QH

Swiss drops Zurich–Nuremberg at the end of the summer season.
= suspend ZRH-NUE 2024-summer LX

The governments of Ethiopia and Singapore concluded an agreement under which the weekly cap
goes from 7 to 14 flights.
= rights ET-SG - - 14

Nigeria's aviation authority has designated Air Peace to serve Lagos–Sao Paulo with three
weekly flights.
= rights LOS-GRU - P4 3

The Prime Minister welcomed the idea of nonstop flights between Wellington and Santiago.
= nothing

Volaris could soon return to Guatemala City from Los Angeles.
= nothing

The airline insists that no decision has been taken on resuming Tokyo–Honolulu flights.
= nothing

Vueling resumes seasonal flights between Barcelona and Bergen on 29 March 2025.
= resume BCN-BGO 2025-03-29 VY

Flights from Cologne to Ohrid with Wizz Air will be discontinued from 5 January.
= suspend CGN-OHD 2025-01-05 W6

Air Baltic will lease two aircraft and hire 80 pilots in Riga; the Tallinn base stays.
= nothing

Austrian Airlines has postponed restarting Vienna–Tehran until 1 February 2025.
= postpone VIE-IKA 2025-02-01 OS

KLM's resumption of Amsterdam–Portland, planned for spring, slips to 4 November.
= postpone AMS-PDX 2024-11-04 KL

Canada's WestJet launches winter flights from Calgary to Cancun and Puerto Vallarta on
November 2 and November 9, respectively.
= new_route YYC-CUN 2024-11-02 WS
= new_route YYC-PVR 2024-11-09 WS

Three new destinations will be served from Vilnius: Alicante from 28 October, Tirana from 30
October and Amman from 2 November, all by Ryanair.
= new_route VNO-ALC 2024-10-28 FR
= new_route VNO-TIA 2024-10-30 FR
= new_route VNO-AMM 2024-11-02 FR

Since 2 September, Pegasus has been flying Istanbul Sabiha Gokcen–Karachi four times a week.
= new_route SAW-KHI 2024-09-02 PC 4

Jazeera launched Kuwait–Samarkand in 2022, suspended it in 2023 and will bring it back in June
2025.
= resume KWI-SKD 2025-06 J9

EgyptAir inaugurated its Cairo–Mogadishu route on 12 July.
= nothing

EgyptAir inaugurated its Cairo–Mogadishu route on 12 August.
= new_route CAI-MGQ 2024-08-12 MS

Cathay Pacific will fly daily to Rome from Hong Kong from 30 March 2025, from five a week now.
= increase HKG-FCO 2025-03-30 CX 7

Passengers on the Dublin–Newark flight on 3 October will board at another terminal.
= nothing

Rail travel between Ljubljana and Trieste resumes on 1 October.
= nothing

Neos will operate a series of charter flights between Milan and Sharm el-Sheikh in December.
= nothing

IndiGo to start daily nonstops between Bengaluru and Abu Dhabi from 1 October
= new_route BLR-AUH 2024-10-01 6E 7

Kenya Airways to resume Mogadishu flights from Nairobi on Sept. 20
= resume NBO-MGQ 2024-09-20 KQ

Aeromexico to double Mexico City–Tokyo to 14 flights a week in 2025
= increase MEX-NRT 2025 AM 14

Hong Kong Express to suspend Hong Kong–Siem Reap service in October
= suspend HKG-SAI 2024-10 UO

Wizz Air cancels Iasi–Dortmund and Iasi–Eindhoven from November 1.
= suspend IAS-DTM 2024-11-01 W6
= suspend IAS-EIN 2024-11-01 W6

Air Serbia, Serbia's flag carrier, will connect Belgrade with Tenerife once a week as of 26
October.
= new_route BEG-TFS 2024-10-26 JU 1

The two cities of Osaka and Brisbane will be linked by Jetstar from 5 November.
= new_route KIX-BNE 2024-11-05 JQ

Lufthansa swaps the A340-600 for an A350-900 on the Munich–Mexico City route on 27 October.
= equipment MUC-MEX 2024-10-27 LH

A Boeing 777-300ER will take over from the 787 on KLM's Amsterdam–Tokyo Narita flights in
winter.
= equipment AMS-NRT 2024-winter KL

From 27 October the Zurich–Oslo departure is brought forward from 12:45 to 09:35, Swiss says.
= retime ZRH-OSL 2024-10-27 LX

Air Vanuatu's grounding has left Port Vila without flights to Sydney since May.
= nothing

Uganda and Qatar raised permitted weekly flights from 14 to 21 each on September 3.
= rights UG-QA 2024-09-03 - 21

Ukrainian airline SkyUp is to open Chisinau–Lisbon on October 2; the second route,
Chisinau–Prague, follows in spring 2025.
= new_route RMO-LIS 2024-10-02 PQ
= new_route RMO-PRG 2025-spring

Air Astana's Atyrau–Amsterdam flights end on 1 November after twenty years.
= suspend GUW-AMS 2024-11-01 KC

Azores Airlines will not be dropping Ponta Delgada–Boston, the board said.
= nothing

Officials rejected reports that Saudia would stop serving Lahore from Jeddah.
= nothing

Iraqi Airways expects to restart flights from Baghdad to London "soon".
= resume BGW-LHR - IA

Starting in October 2024, there will be 17 instead of 14 weekly flights between Bahrain and
Delhi.
= increase BAH-DEL 2024-10 - 17

@ 2025-11-05

Vietjet said it planned to launch Ho Chi Minh City–Almaty flights on 20 December, with three
round trips a week.
= new_route SGN-ALA 2025-12-20 VJ 3

Ethiopian Airlines resumed its four-times-weekly Addis Ababa–Karachi flights on October 30.
= resume ADD-KHI 2025-10-30 ET 4

Ethiopian Airlines resumed its Addis Ababa–Karachi flights in 2023 after nearly two decades.
= nothing

The Doha–Kinshasa route is to be served six times a week from January, Qatar Airways says,
against four today.
= increase DOH-FIH 2026-01 QR 6

Air India will reduce its Delhi–San Francisco schedule from ten to seven weekly flights
between 1 December and 28 February.
= decrease DEL-SFO 2025-12-01 AI 7

Air India has withdrawn its plan for a Mumbai–Melbourne service.
= withdraw BOM-MEL - AI

Scandinavian Airlines shelves the Copenhagen–Manila launch that it had set for March.
= withdraw CPH-MNL 2026-03 SK

LOT will put off its Warsaw–Taipei opening by two months, to 1 March.
= postpone WAW-TPE 2026-03-01 LO

Etihad is reported to be weighing flights from Abu Dhabi to Manchester, New Hampshire.
= nothing

Qantas has yet to decide on a Perth–Istanbul route.
= nothing

Under a revised agreement Indonesia and Turkey may each fly 35 times a week instead of 21.
= rights ID-TR - - 35

Permission to fly Muscat–Moscow seven times a week went to SalamAir.
= rights MCT-SVO - OV 7

Starting December 1, Air Seychelles will operate its Mahe–Colombo flights with an Airbus
A320neo in place of the A321.
= equipment SEZ-CMB 2025-12-01 HM

The Nairobi–Mumbai flight moves from an afternoon to a night departure, 23:30 instead of
15:10, on 7 December.
= retime NBO-BOM 2025-12-07

With immediate effect, Biman suspends flights on the Dhaka–Narita route.
= suspend DAC-NRT 2025-11-05 BG

US-Bangla plans to operate flights from Dhaka to Riyadh twice weekly from 24 November, on
Mondays and Thursdays.
= new_route DAC-RUH 2025-11-24 BS 2

Thai AirAsia X will start flights to Almaty from Bangkok Don Mueang next Monday, while Air
Astana increases its own to eleven a week.
= new_route DMK-ALA 2025-11-10 XJ

Air Algérie's new link between Algiers and Abuja, twice a week, opens within the month.
= new_route ALG-ABV - AH 2

In ten days, on 15 November, Air Europa takes off from Madrid for Johannesburg, last served in
2019 by Iberia.
= new_route MAD-JNB 2025-11-15 UX

The Kigali–Harare service will return "in the first quarter of 2026", RwandAir announced on
Tuesday.
= resume KGL-HRE 2026 WB

From mid-December until Easter, Transavia flies Paris Orly–Rovaniemi on Saturdays.
= new_route ORY-RVN 2025-12 HV 1

Nok Air shall resume operations from Don Mueang to Nakhon Si Thammarat tomorrow.
= resume DMK-NST 2025-11-06 DD

Kuwait Airways has begun selling tickets for Kuwait–Malta, due to open on 2 June.
= new_route KWI-MLA 2026-06-02 KU

Volga cruises from Samara will start on 1 May, and hotels near Kazan hope for more visitors.
= nothing

The delay of Tuesday's Seoul–Guam flight was blamed on a bird strike.
= nothing

Aegean and Turkish Airlines will codeshare on Athens–Istanbul from 1 December.
= nothing

Check-in for Emirates flights from Dubai to London moves to Terminal 1 on 1 December.
= nothing

Hajj charters from Kano to Jeddah begin on 10 May.
= nothing

Two chartered Boeing 737s will bring the team from Lima to Buenos Aires on Friday.
= nothing

The Eurostar link between London and Frankfurt will start in 2030.
= nothing

It is not true that flights between Tashkent and Mumbai will be stopped, Uzbekistan Airways
said.
= nothing

Finnair does not intend to increase Helsinki–Delhi beyond daily.
= nothing

Norwegian and Widerøe never planned to end their Bodo–Oslo flights.
= nothing

Flights between Kyiv and Warsaw might restart in 2026 if the airspace reopens.
= nothing

The minister wants airlines to open a route between Windhoek and Munich.
= nothing

El Al asked for permission to fly between Tel Aviv and Jakarta.
= nothing

Air Côte d'Ivoire will link Abidjan to Paris Charles de Gaulle daily from 15 December, its
first long-haul route.
= new_route ABJ-CDG 2025-12-15 HF 7

SriLankan ups Colombo–Melbourne to daily from 1 December.
= increase CMB-MEL 2025-12-01 UL 7

Loganair takes its Inverness–Kirkwall service from two to three flights a day in April.
= increase INV-KOI 2026-04 LM 21

Batik Air will more than halve its Jakarta–Sorong flights, from 14 to 6 a week, next month.
= decrease CGK-SOQ 2025-12 ID 6

Cyprus and Armenia have started talks on more flights; the present limit is seven a week.
= nothing
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
