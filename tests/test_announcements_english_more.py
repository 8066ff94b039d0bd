"""More sentences in English: other places, carriers, orders of words."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2026-03-02

Air India Express begins direct flights linking Kozhikode with Muscat from 15 May, five days a
week.
= new_route CCJ-MCT 2026-05-15 IX 5

Starting in late May, Icelandair will serve Istanbul from Keflavik four times weekly.
= new_route KEF-IST 2026-05 FI 4

The carrier's Bangkok–Vienna service returns on 1 July after a pause of two years.
= resume BKK-VIE 2026-07-01

EVA Air said on Monday it would add a fourth weekly frequency between Taipei and Munich from
June 3.
= increase TPE-MUC 2026-06-03 BR 4

Malaysia Airlines will trim Kuala Lumpur–Kochi from 14 weekly flights to 11 from 29 March.
= decrease KUL-COK 2026-03-29 MH 11

The airport of Tirana gains flights to Riyadh: flyadeal comes twice a week from June.
= new_route TIA-RUH 2026-06 F3 2

Wizz Air Malta has decided not to go ahead with Rome–Kuwait, which it had announced for 1
April.
= withdraw FCO-KWI 2026-04-01 W4

Sichuan Airlines pushed the resumption of Chengdu–Auckland back from March 29 to May 10.
= postpone TFU-AKL 2026-05-10 3U

Avianca ends Bogota–Cancun service effective March 31.
= suspend BOG-CUN 2026-03-31 AV

From 1 April, the Embraer 195-E2 replaces the ATR 72 on Azul's Campinas–Montevideo flights.
= equipment VCP-MVD 2026-04-01 AD

Saudi Arabia and Ghana initialled an accord: each side gets seven flights a week.
= rights SA-GH - - 7

Kenya and the Seychelles discussed more flights between Nairobi and Mahe.
= nothing

Nairobi hosts the aviation summit on 5 May; delegates from Kigali and Accra will fly in.
= nothing

Air Mauritius is not planning to cut its flights from Mauritius to Perth.
= nothing

Thai Lion Air opened Bangkok Don Mueang–Kolkata in February 2026, with a daily flight.
= new_route DMK-CCU 2026-02 SL 7

Philippines AirAsia has flown from Manila to Macau since 2018.
= nothing

Emirates will launch a daily flight from Dubai to Helsinki via Stockholm on 1 October.
= new_route DXB-HEL 2026-10-01 EK 7

Royal Brunei will increase the number of weekly flights to Manila from Brunei to seven, up
from five, next month.
= increase BWN-MNL 2026-04 BI 7

Two weekly flights between Lusaka and Cape Town will be added by Airlink on 7 June, bringing
the total to nine.
= increase LUN-CPT 2026-06-07 4Z 9

The flight from Lagos to London will now leave at 11:15 rather than 23:40, from 6 April, Air
Peace said.
= retime LOS-LHR 2026-04-06 P4

Hopes of a Dublin–Shenzhen restart rose after the minister's visit.
= nothing

Lufthansa Cargo will fly a freighter between Frankfurt and Hanoi from April.
= nothing

Etihad Airways and China Eastern start codesharing on Abu Dhabi–Kunming on 1 May.
= nothing

An evacuation flight from Port Sudan to Cairo will leave tomorrow.
= nothing

Buses will replace the closed railway between Riga and Vilnius from Monday.
= nothing

Delta, which competes with Korean Air, launches Salt Lake City–Seoul on June 12.
= new_route SLC-ICN 2026-06-12 DL

Flights between Larnaca and Beirut, which Cyprus Airways stopped in October, will be back from
15 March.
= resume LCA-BEY 2026-03-15

The two-month suspension of flights between Baghdad and Kuwait ends on Sunday.
= nothing

China Southern will fly Guangzhou–Helsinki from 9 June, Guangzhou–Adelaide from 11 June.
= new_route CAN-HEL 2026-06-09 CZ
= new_route CAN-ADL 2026-06-11 CZ

This summer Norwegian operates 30 weekly flights between Oslo and London, six more than last
summer.
= increase OSL-LHR 2026-summer DY 30

Air Caraïbes relaunches Paris Orly–Cancun on 28 May, with flights every Thursday and Sunday.
= resume ORY-CUN 2026-05-28 TX 2

Uzbekistan and Vietnam have decided to open regular flights between Tashkent and Hanoi in
2026.
= new_route TAS-HAN 2026

Qantas axed its plan to fly Brisbane–Chicago.
= withdraw BNE-ORD - QF

Qantas axed its Brisbane–Chicago flights on 20 February.
= suspend BNE-ORD 2026-02-20 QF

Cambodia Angkor Air plans to resume flights to Delhi from Phnom Penh by the end of the year.
= resume KTI-DEL 2026 K6

Jetstar Japan's Narita–Manila flights will grow from four to seven per week with effect from 1
June 2026.
= increase NRT-MNL 2026-06-01 GK 7

Jetstar Japan's Narita–Manila flights carried more passengers in 2025 than in 2024.
= nothing

On 12 March the first nonstop from Almaty will land in Tokyo: Air Astana plans three flights a
week.
= new_route ALA-NRT 2026-03-12 KC 3

Ukraine International will not fly from Kyiv to Toronto before the airspace reopens.
= nothing

AnadoluJet's successor AJet moves its Ankara–Baku flight to 06:45 from 08:10 as of 29 March.
= retime ESB-GYD 2026-03-29 VF

The number of flights from Yerevan to Dubai will be reduced to ten a week on April 5 by
flydubai.
= decrease EVN-DXB 2026-04-05 FZ 10

Bookings are open for Iberia's Madrid–Toronto route, which starts on 13 June with five flights
a week.
= new_route MAD-YYZ 2026-06-13 IB 5

Lufthansa extended the suspension of its Frankfurt–Tel Aviv flights until 31 March.
= nothing

Service from Anchorage to Tokyo will start in the second half of 2026, Alaska Airlines
announced.
= new_route ANC-NRT 2026-H2 AS

Officials from Mongolia and Thailand agreed to start direct flights between Ulaanbaatar and
Phuket this year.
= new_route UBN-HKT 2026

Juneyao Air returns to Shanghai–Athens on 30 March, and Air China restarts Beijing–Athens a
day later.
= resume PVG-ATH 2026-03-30 HO
= resume PEK-ATH 2026-03-31 CA

Ryanair will fly from Warsaw Modlin to Palermo from 29 March, three times weekly.
= new_route WMI-PMO 2026-03-29 FR 3

From Wednesday Air Corsica links Bastia and Toulon once a day.
= new_route BIA-TLN 2026-03-04 XK 7

Vistara's last Delhi–Bali flight leaves on 28 March, after which the route closes.
= suspend DEL-DPS 2026-03-28 UK

Sun PhuQuoc Airways starts Phu Quoc–Seoul on 30 April instead of the planned 1 April.
= postpone PQC-ICN 2026-04-30 9G

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
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
