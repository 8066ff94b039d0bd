"""Sentences in English that announce something, or seem to."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2025-03-10

airBaltic will resume flights between Riga and Tbilisi on 1 May, four times a week.
= resume RIX-TBS 2025-05-01 BT 4

From 12 June Finnair is launching a new route from Helsinki to Nagoya with three weekly
flights.
= new_route HEL-NGO 2025-06-12 AY 3

Kenya Airways plans to increase its Nairobi–Dubai service from seven to ten flights a week as
of July 1.
= increase NBO-DXB 2025-07-01 KQ 10

Ethiopian Airlines has no plans to resume flights between Addis Ababa and Asmara.
= nothing

LATAM is considering a nonstop link between Lima and Tokyo.
= nothing

Norse Atlantic has dropped its plan to fly from Oslo to Bangkok from 27 October.
= withdraw OSL-BKK 2025-10-27 N0

Condor has postponed the launch of Frankfurt–Panama City from 5 May to 3 November.
= postpone FRA-PTY 2025-11-03 DE

The start of IndiGo's Mumbai–Amsterdam flights has been pushed back to July 2.
= postpone BOM-AMS 2025-07-02 6E

Vietnam Airlines launched the Hanoi–Munich route in 2023 and has flown it daily since 2024.
= nothing

Lufthansa will suspend Frankfurt–Tehran flights from 15 March until 30 April.
= suspend FRA-IKA 2025-03-15 LH

Turkish Airlines will cut Istanbul–Entebbe to five flights a week from 1 April.
= decrease IST-EBB 2025-04-01 TK 5

Qantas will replace the Airbus A330 with the Boeing 787 on Sydney–Manila from 29 June.
= equipment SYD-MNL 2025-06-29 QF

The departure of Etihad's Abu Dhabi–Colombo flight will move from 14:20 to 22:10 on 30 March.
= retime AUH-CMB 2025-03-30 EY

India and Oman agreed to raise the cap on weekly flights between the two countries from 126 to
140.
= rights IN-OM - - 140

Air Serbia starts flying from Belgrade to Milan Malpensa on April 2, then Belgrade to Porto on
April 17.
= new_route BEG-MXP 2025-04-02 JU
= new_route BEG-OPO 2025-04-17 JU

Wizz Air will launch services from Bucharest to Bristol and Lyon on 2 and 5 June respectively.
= new_route OTP-BRS 2025-06-02 W6
= new_route OTP-LYS 2025-06-05 W6

SalamAir's flights between Muscat and Baku will resume on the 20th.
= resume MCT-GYD 2025-03-20 OV

Starting tomorrow, Scoot flies twice daily between Singapore and Penang instead of once.
= increase SIN-PEN 2025-03-11 TR 14

Air Peace may start flights from Lagos to Houston next year.
= nothing

RwandAir will end its Kigali–Guangzhou service on 28 March for good.
= suspend KGL-CAN 2025-03-28 WB

A freight train between Chongqing and Duisburg will run daily from May.
= nothing

Qatar Airways Cargo will start freighter flights from Doha to Macau on 2 April.
= nothing

Iberia and Royal Air Maroc will begin a codeshare on Madrid–Casablanca flights on 1 May.
= nothing

Cathay Pacific's flight from Hong Kong to Perth was delayed by three hours on Sunday.
= nothing

Air Canada will return to the Toronto–Prague route in June after a six-year break.
= resume YYZ-PRG 2025-06 AC

Delta is to launch daily service between Boston and Malaga in the summer schedule.
= new_route BOS-AGP 2025-summer DL 7

Flynas intends to open a Riyadh–Entebbe route before the end of the year.
= new_route RUH-EBB 2025 XY

In January the ministry said Georgia and Morocco would open direct flights.
= new_route GE-MA

Aegean launched Athens–Abu Dhabi on February 24 with five weekly flights.
= new_route ATH-AUH 2025-02-24 A3 5

The Zagreb–Tivat route was suspended in 2022 because of low demand.
= nothing

Effective immediately, Arik Air halts all flights between Lagos and Banjul.
= suspend LOS-BJL 2025-03-10 W3

Sun Country adds a third weekly flight between Minneapolis and Cancun next month.
= increase MSP-CUN 2025-04 SY 3

Copa Airlines will go daily on Panama City–Florianopolis from 26 June.
= increase PTY-FLN 2025-06-26 CM 7

The regulator granted Bamboo Airways traffic rights for seven weekly flights between Hanoi and
Melbourne.
= rights HAN-MEL - QH 7

Peach denied that it would stop flying between Osaka and Taipei.
= nothing

Talks about flights between Bolivia and Qatar are under way.
= nothing

Volotea's new Bilbao–Catania line opens on 4 April with flights on Mondays and Fridays.
= new_route BIO-CTA 2025-04-04 V7 2

Smartwings says Prague to Tirana flights will restart from Thursday.
= resume PRG-TIA 2025-03-13 QS

Hainan Airlines resumes Beijing–Edinburgh on 21 June and Beijing–Dublin on 23 June.
= resume PEK-EDI 2025-06-21 HU
= resume PEK-DUB 2025-06-23 HU

Jazeera will fly from Kuwait to Budapest and Krakow starting in June, twice weekly each.
= new_route KWI-BUD 2025-06 J9 2
= new_route KWI-KRK 2025-06 J9 2

Uganda Airlines will halve Entebbe–London flights from six to three a week at the end of
March.
= decrease EBB-LHR 2025-03 UR 3

Air Botswana's relaunch of Gaborone–Durban, promised for April, has been delayed indefinitely.
= postpone GBE-DUR - BP

Fiji Airways is preparing to link Nadi with Cairns; no date has been set.
= new_route NAN-CNS - FJ

Passengers flew between Sofia and Varna for free on the anniversary of the airline.
= nothing

Croatia Airlines restores its Split–Athens flights on 1 June; Zagreb–Bari follows on 5 June.
= resume SPU-ATH 2025-06-01 OU
= resume ZAG-BRI 2025-06-05 OU

A spokesman said that Gulf Air hopes to start flights to Rio de Janeiro from Bahrain.
= nothing

Korean Air will operate three flights a week between Incheon and Lisbon rather than two from
May 3.
= increase ICN-LIS 2025-05-03 KE 3

Air Astana opens Almaty–Guangzhou in the winter season, four times a week.
= new_route ALA-CAN 2025-winter KC 4

MIAT will put a Boeing 767 on the Ulaanbaatar–Frankfurt route in place of the 737 MAX from 1
May.
= equipment UBN-FRA 2025-05-01 OM

Egyptair is to stop serving Cairo–Kinshasa.
= suspend CAI-FIH - MS

Philippine Airlines has announced daily Cebu–Osaka flights from 22 December to 28 February.
= new_route CEB-KIX 2025-12-22 PR 7

Luxair won't resume its service between Luxembourg and Stockholm this summer.
= nothing

Bangkok Airways will suspend Samui–Chengdu on 1 April and bring it back on 1 July.
= suspend USM-TFU 2025-04-01 PG
= resume USM-TFU 2025-07-01 PG

TAP announced on 6 March that it will open Lisbon–Los Angeles on May 16.
= new_route LIS-LAX 2025-05-16 TP

Loganair begins Aberdeen–Birmingham flights next Monday.
= new_route ABZ-BHX 2025-03-17 LM

Last Monday's start of AJet flights from Ankara to Tirana drew a full cabin.
= new_route ESB-TIA 2025-03-03 VF

Two special flights carried aid from Amman to Beirut on Saturday.
= nothing

Thailand and Brazil signed an agreement that allows up to 14 weekly flights for each side.
= rights TH-BR - - 14

Eurowings will operate Stuttgart–Dubai in summer 2026 with two flights a week, its first
scheduled service there.
= new_route STR-DXB 2026-summer EW 2

Air New Zealand will cease Auckland–Chicago flights on 26 October 2025.
= suspend AKL-ORD 2025-10-26 NZ

Chengdu will get a nonstop flight to Mexico City on 11 April, operated by Sichuan Airlines.
= new_route TFU-MEX 2025-04-11 3U

Frequencies on the Nairobi–Juba route will go up from 7 to 14 weekly from April 1, Kenya
Airways said.
= increase NBO-JUB 2025-04-01 KQ 14

Allegiant scraps plans for Orlando–Nassau.
= withdraw MCO-NAS - G4

The long-planned Accra–Washington route of Africa World Airlines will not go ahead.
= withdraw ACC-IAD - AW

Ryanair will connect Shannon and Poznan from the end of March, twice a week.
= new_route SNN-POZ 2025-03 FR 2

If approved, Starlux would open Taipei–Prague in August.
= nothing

Subject to government approval, Starlux will open Taipei–Prague on 1 August.
= new_route TPE-PRG 2025-08-01 JX

AirAsia X returns to Kuala Lumpur–Auckland on the same day that its Sydney flights resume, 1
November.
= resume KUL-AKL 2025-11-01 D7

EasyJet opens six routes from Naples on 30 March, among them Naples–Oporto and Naples–Cork.
= new_route NAP-OPO 2025-03-30 U2
= new_route NAP-ORK 2025-03-30 U2

Malta and Vietnam will discuss direct flights in May.
= nothing

Flights between Dubai and Damascus will restart on 21 April, Emirates confirmed on Friday.
= resume DXB-DAM 2025-04-21 EK

Emirates said the carrier would double its Dubai–Hanoi frequency to 14 a week.
= increase DXB-HAN - EK 14

From Monday, Nok Air reduces Bangkok Don Mueang–Hat Yai from eight to six daily flights.
= decrease DMK-HDY 2025-03-10 DD 42

The festival in Medellin begins on 1 August and flights from Bogota are nearly sold out.
= nothing

ITA Airways will use the A220 instead of the A320 between Rome and Tunis from June.
= equipment FCO-TUN 2025-06 AZ

Flight KL809 from Amsterdam to Kuala Lumpur will leave at 21:00 instead of 20:50 from 30
March.
= retime AMS-KUL 2025-03-30 KL
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
