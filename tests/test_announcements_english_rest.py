"""Sentences in English with two figures, two dates, or a plan taken back."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
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

@ 2023-10-05

Kenya Airways will fly Nairobi–Maputo daily from 30 October, two flights a week more than now.
= increase NBO-MPM 2023-10-30 KQ 7

From December 1 Thai Airways brings back Bangkok–Istanbul with a daily flight, thirteen years
after it gave the route up.
= resume BKK-IST 2023-12-01 TG 7

Icelandair announces Reykjavik–Prague for the summer of 2024, four flights a week.
= new_route KEF-PRG 2024-summer FI 4

The first flight from Baku to Medina will take place on November 16; Buta's parent Azerbaijan
Airlines will serve the route on Thursdays.
= new_route GYD-MED 2023-11-16 J2 1

LATAM will resume São Paulo–Johannesburg in November after cancelling it in 2020.
= resume GRU-JNB 2023-11 LA

Qatar Airways cuts flights from Doha to Auckland from seven to five a week as of 29 October.
= decrease DOH-AKL 2023-10-29 QR 5

Air France halts its Paris–Niamey flights with effect from today.
= suspend CDG-NIM 2023-10-05 AF

American Airlines has filed to start Dallas–Brisbane service on October 27, 2024.
= new_route DFW-BNE 2024-10-27 AA

Malawi and Ethiopia agreed that their airlines may operate an unlimited number of flights.
= rights MW-ET

Traffic rights between Bangkok and Fukuoka were increased to 21 weekly flights for each side.
= rights BKK-FUK - - 21

Bhutan Airlines begins Paro–Dubai via Dhaka on 1 November, once a week.
= new_route PBH-DXB 2023-11-01 B3 1

Turkmenistan Airlines' Ashgabat–Kuala Lumpur flights start on 29 October rather than in
September as first announced.
= postpone ASB-KUL 2023-10-29 T5

Riyadh Air has no intention of flying between Riyadh and Cape Town before 2027.
= nothing

Swoop's Edmonton–Cancun flights ended when the airline was folded into WestJet last year.
= nothing

The tourism board hopes that the Perth–Johannesburg flights of Qantas, which ended in 2022,
return soon.
= nothing

A hundred guests attended the opening of the Sri Lankan embassy in Bucharest on 3 October.
= nothing

Emirates SkyCargo adds two freighters a week from Dubai to Mexico City in October.
= nothing

The Manila–Saipan link will be suspended between 8 January and 22 March, then resume.
= suspend MNL-SPN 2024-01-08
= resume MNL-SPN

Aer Lingus: Dublin–Minneapolis from 29 April, daily.
= new_route DUB-MSP 2024-04-29 EI 7

Starting on the 16th, Cambodia Airways will run Phnom Penh–Fuzhou three times a week.
= new_route KTI-FOC 2023-10-16 - 3

Vietjet has increased Ho Chi Minh City–Brisbane from two to three weekly flights since 1
October.
= increase SGN-BNE 2023-10-01 VJ 3

Aeroflot is adding an A330 to Moscow–Colombo in place of the A321 from 29 October.
= equipment SVO-CMB 2023-10-29 SU

Passengers from Tirana to London Luton should note the new departure time from 1 November:
06:10 instead of 21:40.
= retime TIA-LTN 2023-11-01

Pakistan International Airlines said it had dropped the idea of restarting
Islamabad–Copenhagen.
= nothing

Pakistan International Airlines has cancelled the relaunch of Islamabad–Copenhagen that was
due on 1 November.
= withdraw ISB-CPH 2023-11-01 PK

Due to lack of aircraft, Air Tahiti Nui delays its Papeete–Seattle daily flights to next year.
= postpone PPT-SEA 2024 TN

Lufthansa's first nonstop between Munich and Bangalore leaves on October 31 and will run three
times a week.
= new_route MUC-BLR 2023-10-31 LH 3

Nepal's Himalaya Airlines has got permission for three flights a week to Guangzhou from
Kathmandu.
= rights KTM-CAN - H9 3

EVA Air increases frequencies to Vienna from Taipei.
= increase TPE-VIE - BR

A ban on flights between Moscow and Tbilisi was lifted in May.
= nothing

Georgian Airways, the only carrier on Tbilisi–Vienna, will leave the route on 28 October.
= suspend TBS-VIE 2023-10-28 A9

SCAT reopens the Shymkent–Kuala Lumpur route in mid-December.
= resume CIT-KUL 2023-12 DV

El Al will restart flights to Dublin from Tel Aviv on 26 March 2024 – three weekly rotations.
= resume TLV-DUB 2024-03-26 LY 3

Uzbekistan's carrier plans one flight a week on Tashkent–Bali beginning 30 November.
= new_route TAS-DPS 2023-11-30 - 1

Iran and Saudi Arabia want to reconnect Tehran and Riyadh by air.
= nothing

Iran and Saudi Arabia will reconnect Tehran and Dammam by air from December.
= resume IKA-DMM 2023-12

Finnair stops selling Helsinki–Ottawa tickets online.
= nothing

Jeju Air's Incheon–Tokyo Haneda flight was the busiest last month.
= nothing

Cebu Pacific plans to hire 400 pilots and open a training centre in Clark.
= nothing

The Prague–Taipei flights, opened by China Airlines in July 2023, have an average load of 85%.
= nothing
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
