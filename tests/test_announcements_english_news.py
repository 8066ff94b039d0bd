"""Sentences in English as papers write them."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
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
= new_route PNH-FOC 2023-10-16 - 3

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

@ 2024-01-18

Air Senegal will start flying from Dakar to Barcelona on March 31, with three weekly flights.
= new_route DSS-BCN 2024-03-31 HC 3

Starting in April, Cathay Pacific will increase Hong Kong–Chennai from three to five flights
per week.
= increase HKG-MAA 2024-04 CX 5

Virgin Atlantic resumes London Heathrow–Accra on 10 May; flights will be daily.
= resume LHR-ACC 2024-05-10 VS 7

The airline plans a second weekly flight between Harare and Dubai from February.
= increase HRE-DXB 2024-02 - 2

Hainan Airlines and Air Serbia are talking about a codeshare between Beijing and Belgrade.
= nothing

The Turkish and Libyan authorities agreed to allow 21 weekly flights between Istanbul and
Benghazi.
= rights IST-BEN - - 21

Royal Air Maroc's return to Naples from Casablanca has been put off to June.
= postpone CMN-NAP 2024-06 AT

Kuwait Airways has ended its Kuwait–Kathmandu flights.
= suspend KWI-KTM - KU

Kuwait Airways ended its Kuwait–Kathmandu flights in 2021.
= nothing

SalamAir announced the launch of Muscat–Penang flights on January 30, operating four times a
week.
= new_route MCT-PEN 2024-01-30 OV 4

From 31 March to 26 October Finnair will fly between Helsinki and Bodo.
= new_route HEL-BOO 2024-03-31 AY

Air Astana is to switch its Almaty–Phuket flights to the Boeing 767 from 1 February.
= equipment ALA-HKT 2024-02-01 KC

JetSMART will cut its Santiago–Lima service to ten flights a week in March.
= decrease SCL-LIM 2024-03 JA 10

Arkia's Tel Aviv–Colombo flights will not be renewed.
= nothing

United will suspend Newark–Delhi until the end of March because of airspace closures.
= suspend EWR-DEL - UA

Beginning 3 June, Philippine Airlines will fly nonstop from Manila to Seattle three times
weekly.
= new_route MNL-SEA 2024-06-03 PR 3

Flights from Riyadh to Kuala Lumpur by Saudia will move to daily from 1 February, from five a
week.
= increase RUH-KUL 2024-02-01 SV 7

The new Tbilisi–Athens route of Sky Express will open on 2 May.
= new_route TBS-ATH 2024-05-02 GQ

Delta and LATAM were granted approval for Bogota–Orlando.
= rights BOG-MCO - DL+LA

The first Ethiopian Airlines flight to Freetown from Addis Ababa landed on 15 May 2023.
= nothing

A delegation from Tashkent visited Islamabad and discussed trade, transit and flights.
= nothing

Direct flights between Dushanbe and Kuala Lumpur could be launched in the near future, the
ambassador said.
= nothing

Somon Air will launch direct flights between Dushanbe and Kuala Lumpur in the near future, the
ambassador said.
= new_route DYU-KUL - SZ

Uzbekistan and Malaysia plan to increase flights between Tashkent and Kuala Lumpur to five a
week.
= increase TAS-KUL - - 5

Centrum Air will fly from Tashkent to Frankfurt on Saturdays starting March 2.
= new_route TAS-FRA 2024-03-02 C6 1

MyAirline was to open Kuala Lumpur–Bangkok on 28 January; the plan has been cancelled.
= withdraw KUL-BKK 2024-01-28

Ryanair cancels its planned Dublin–Asturias route.
= withdraw DUB-OVD - FR

The Gdansk–Malmo ferry will sail daily from 1 March.
= nothing

Due to the strike Lufthansa cancelled flights from Frankfurt to Berlin on Thursday.
= nothing

IndiGo's freighter will connect Chennai and Bangkok from next week.
= nothing

Aegean's schedule for summer 2024 has a new route from Thessaloniki to Hamburg.
= new_route SKG-HAM 2024-summer A3

From next summer, Condor flies from Frankfurt to Miami daily.
= new_route FRA-MIA 2024-summer DE 7

Air Caledonie's sister Aircalin will close Noumea–Osaka on 30 March and open Noumea–Paris via
Bangkok in December 2025.
= suspend NOU-KIX 2024-03-30 SB
= new_route NOU-CDG 2025-12 SB

Cabo Verde Airlines restarts Praia–Lisbon this Friday.
= resume RAI-LIS 2024-01-19 VR

Both flights a week on the Bishkek–Delhi route have been operated by a Boeing 737 since 2022.
= nothing

Two new routes were opened last Sunday: Jeddah–Nice and Jeddah–Malaga, both by flynas.
= new_route JED-NCE 2024-01-14 XY
= new_route JED-AGP 2024-01-14 XY

The departure time of flight SU270 from Moscow to Bangkok changes from 19:20 to 20:55 on 1
February.
= retime SVO-BKK 2024-02-01 SU

Air Austral's Saint-Denis–Bangkok flights go from two to three a week at the beginning of
March.
= increase RUN-BKK 2024-03 UU 3
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
