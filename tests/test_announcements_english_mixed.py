"""Sentences in English: other tenses, lists, plans taken back."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2025-08-20

Azerbaijan Airlines and Pegasus will each fly Baku–Izmir daily from 15 September.
= new_route GYD-ADB 2025-09-15 J2+PC 7

Oman Air, which dropped Islamabad in 2023, is to bring back its Muscat–Islamabad flights on
October 2.
= resume MCT-ISB 2025-10-02 WY

Services between Yerevan and Warsaw, suspended since last winter, will begin again in
November.
= resume EVN-WAW 2025-11

Cebu Pacific to axe Manila-Melbourne route from October 26
= suspend MNL-MEL 2025-10-26 5J

JetBlue ends flights from New York to Athens at the end of October, a year after it opened
them.
= suspend JFK-ATH 2025-10 B6

Air Transat is adding two weekly rotations to its Montreal–Lima route this winter, taking the
total to five.
= increase YUL-LIM 2025-winter TS 5

The Tashkent–Jeddah service operated by Uzbekistan Airways goes up to six flights a week on 1
September.
= increase TAS-JED 2025-09-01 HY 6

Under the deal, airlines of both countries may operate up to 28 flights a week between
Pakistan and Azerbaijan.
= rights PK-AZ - - 28

Sri Lanka and Jordan have agreed to lift the limit from 7 to 21 weekly flights on each side.
= rights LK-JO - - 21

Spring Airlines had planned to open Shanghai–Vladivostok on 1 September but has now shelved
the plan.
= withdraw PVG-VVO 2025-09-01 9C

Flights to Kathmandu by flydubai from Dubai will be operated from Al Maktoum airport for two
weeks.
= nothing

The launch of Hong Kong Airlines' flights from Hong Kong to Vancouver, first set for 18
September, is now due on 18 January.
= postpone HKG-YVR 2026-01-18 HX

Because of weak bookings Play will not start its Reykjavik–Faro route on 4 October after all.
= withdraw KEF-FAO 2025-10-04 OG

LOT is in talks with the airport about a Warsaw–Manila connection.
= nothing

Nobody at Air Malta's successor would rule out flights from Malta to New York.
= nothing

TAAG resumed flights between Luanda and Windhoek on 11 August.
= resume LAD-WDH 2025-08-11 DT

Ethiopian has served Addis Ababa–Karachi since May 2023 with four weekly flights.
= nothing

From 26 October to 28 March Edelweiss will fly from Zurich to Windhoek twice a week.
= new_route ZRH-WDH 2025-10-26 WK 2

Norwegian is cutting its Oslo to Riga frequency to four per week in the winter schedule.
= decrease OSL-RIX 2025-winter DY 4

Royal Jordanian will fly to Mumbai from Amman daily rather than five times a week, starting in
December.
= increase AMM-BOM 2025-12 RJ 7

Turkish Airlines has been cleared to operate 14 flights a week between Istanbul and Sydney.
= rights IST-SYD - TK 14

Kuwait Airways is swapping the A320neo for the A330-800 on Kuwait–Manila as of 1 October.
= equipment KWI-MNL 2025-10-01 KU

Starting 26 October, the evening flight from Doha to Manchester departs 35 minutes later.
= retime DOH-MAN 2025-10-26

The two airports signed a partnership; flights between Nagoya and Helsinki are not affected.
= nothing

Azul could bring back Recife–Fort Lauderdale if demand recovers.
= nothing

SunExpress launches Antalya–Sofia (from 3 April), Antalya–Cluj (from 5 April) and Antalya–Iasi
(from 7 April).
= new_route AYT-SOF 2026-04-03 XQ
= new_route AYT-CLJ 2026-04-05 XQ
= new_route AYT-IAS 2026-04-07 XQ

Air Canada adds Toronto–Budapest and Montreal–Catania for summer 2026.
= new_route YYZ-BUD 2026-summer AC
= new_route YUL-CTA 2026-summer AC

Batik Air Malaysia has pushed back its first flight from Kuala Lumpur to Almaty until further
notice.
= postpone KUL-ALA - OD

The Kuala Lumpur–Almaty launch has been moved from 1 September to mid-November.
= postpone KUL-ALA 2025-11

Emirates will operate a second daily flight between Dubai and Antananarivo from 1 February
2026.
= increase DXB-TNR 2026-02-01 EK 14

Last week Air Cairo opened Hurghada–Bratislava, the carrier said.
= new_route HRG-BTS 2025-08 SM

Virgin Australia and Qatar Airways launched Brisbane–Doha on 12 June 2025; Singapore Airlines
code-shares on other routes.
= nothing

Lion Air may not resume Jakarta–Jeddah before the pilgrimage season, officials said.
= nothing

"We will be back in Kinshasa on 1 December," said Air Senegal, which will fly there from Dakar
three times a week.
= resume DSS-FIH 2025-12-01 HC 3

A strike on Friday forced KLM to cancel ten flights between Amsterdam and London.
= nothing

Iran Air's flights to Tashkent from Tehran will be suspended until further notice as of today.
= suspend IKA-TAS 2025-08-20 IR

Myanmar National Airlines plans Yangon–Novosibirsk flights, the first link between the two
countries, for September.
= new_route RGN-OVB 2025-09 UB

Hainan Airlines is expected to start Haikou–Auckland flights on 30 September.
= new_route HAK-AKL 2025-09-30 HU

ASKY doubles the number of its flights between Lomé and Johannesburg from three to six a week.
= increase LFW-JNB - KP 6

Air Arabia takes off for Prague from Sharjah on 18 December with a daily flight, and for
Vienna from Sharjah a day later.
= new_route SHJ-PRG 2025-12-18 G9 7
= new_route SHJ-VIE 2025-12-19 G9

Daily service on United's new San Francisco–Adelaide route begins December 11.
= new_route SFO-ADL 2025-12-11 UA 7

The airline's night flights from Nairobi to Kisumu were withdrawn in 2024.
= nothing

Brazil's regulator has allotted Gol seven weekly frequencies between Sao Paulo and Caracas.
= rights GRU-CCS - G3 7

Cambodia and Turkmenistan will open air links next year, their foreign ministers agreed.
= new_route KH-TM 2026

Jin Air is going to run Busan–Nagoya twice daily instead of daily from 15 September.
= increase PUS-NGO 2025-09-15 LJ 14

Cologne loses its link to Bucharest: Wizz Air stops the flights on 25 October.
= suspend CGN-OTP 2025-10-25 W6

In the winter timetable Tunisair reduces Tunis–Lyon from 14 to 10 weekly flights and raises
Tunis–Nice from 7 to 9.
= decrease TUN-LYS 2025-winter TU 10
= increase TUN-NCE 2025-winter TU 9

Binter will connect Gran Canaria with Madeira on Tuesdays, Thursdays and Saturdays beginning 2
September.
= new_route LPA-FNC 2025-09-02 NT 3

South African Airways intends to restart its Cape Town–Sao Paulo route before the year ends.
= resume CPT-GRU 2025 SA

Kam Air says Kabul–Moscow flights, halted two years ago, have resumed.
= resume KBL-SVO - RQ

Air Premia's Incheon–Hong Kong route opens in October, Monday to Friday.
= new_route ICN-HKG 2025-10 YP 5

The ferry between Tallinn and Helsinki will add departures in December.
= nothing

Two trains a day will link Vienna and Rome from 14 December.
= nothing

A charter from Warsaw to Mombasa will carry fans on 3 October.
= nothing

Airlink begins Johannesburg–Zanzibar and resumes Johannesburg–Antananarivo, both on 1 October.
= new_route JNB-ZNZ 2025-10-01 4Z
= resume JNB-TNR 2025-10-01 4Z

Flair will launch Toronto–Guadalajara next spring.
= new_route YYZ-GDL 2026-spring F8

Both governments have approved direct flights between Seoul and Asuncion, but no airline has
shown interest.
= nothing

Finnair denies reports that it will quit Helsinki–Osaka.
= nothing

Ryanair will close its Bologna–Billund service from 26 October.
= suspend BLQ-BLL 2025-10-26 FR

On Thursday the minister said flights from Harare to Accra would start in the first week of
October.
= new_route HRE-ACC 2025-10

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
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
