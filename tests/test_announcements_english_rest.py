"""Sentences in English: history beside news."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2026-05-04

Kazakhstan's Air Astana will begin a twice-weekly service from Astana to Hanoi on 4 June.
= new_route NQZ-HAN 2026-06-04 KC 2

The Civil Aviation Authority of Kyrgyzstan says flights from Bishkek to Baku will be launched
by Azerbaijan Airlines on May 20, with a frequency of three flights a week.
= new_route BSZ-GYD 2026-05-20 J2 3

Jordan and Indonesia will resume direct flights in the autumn, the ambassador said in an
interview.
= resume JO-ID 2026-autumn

Air Canada has pulled its Vancouver–Bangkok flights from the winter schedule.
= suspend YVR-BKK 2026-winter AC

Pegasus will raise the number of its weekly flights on the Istanbul–Bishkek line from 4 to 7,
effective from June 15.
= increase SAW-BSZ 2026-06-15 PC 7

Flights on the Istanbul–Bishkek line rose from 4 to 7 a week in 2024.
= nothing

After the talks, the sides agreed to raise the number of flights from 14 to 28 a week between
Uzbekistan and Saudi Arabia.
= increase UZ-SA - - 28

Tunisair Express and Air Algérie plan to link Tunis with Constantine, with the first flight
set for 21 May.
= new_route TUN-CZL 2026-05-21 AH

Aer Lingus will not continue its Manchester–New York flights after 30 September 2026.
= suspend MAN-JFK 2026-09-30 EI

Aer Lingus closes its Manchester–Orlando route at the end of May.
= suspend MAN-MCO 2026-05 EI

ANA said on April 28 that its Tokyo Haneda–Milan flights, launched in December 2024, will go
up to daily from three a week on July 1.
= increase HND-MXP 2026-07-01 NH 7

Air Peace has suspended flights to Jeddah from Lagos with immediate effect.
= suspend LOS-JED 2026-05-04 P4

Air Peace will fly pilgrims from Lagos to Medina from 10 May.
= nothing

STARLUX is going to launch its Taipei–Phoenix service on January 15, 2027, three times a week.
= new_route TPE-PHX 2027-01-15 JX 3

Taipei and Phoenix will be linked by nonstop flights from next January.
= new_route TPE-PHX 2027-01

The nonstop service linking Taipei and Phoenix carried 40,000 people in its first year.
= nothing

From 1 July Azul replaces its ATR 72s between Recife and Natal with Embraer 195s.
= equipment REC-NAT 2026-07-01 AD

The opening of Noida–Zurich, scheduled for 15 June, will be delayed until October, Swiss said.
= postpone DXN-ZRH 2026-10 LX

Transavia has given up its plans for a route between Eindhoven and Amman.
= withdraw EIN-AMM - HV

The Ministry of Transport of Georgia denied that flights between Kutaisi and Milan were to be
suspended.
= nothing

Croatia Airlines, which flies to Mostar only in summer, plans no flights from Zagreb to
Sarajevo.
= nothing

LOT will be back on Warsaw–Beirut from 15 May. The route was suspended in October 2023.
= resume WAW-BEY 2026-05-15 LO

Iberia Express adds Madrid–Tromsø to its winter map. Flights start on 5 December, on
Wednesdays and Saturdays.
= new_route MAD-TOS 2026-12-05 I2 2

Korean Air and Air Premia got the right to fly seven more times a week between Incheon and
Honolulu.
= rights ICN-HNL - KE+YP

Air India said it would temporarily reduce Delhi–Vienna from five weekly flights to three
between 1 June and 15 July.
= decrease DEL-VIE 2026-06-01 AI 3

Emirates and Air Mauritius extended their partnership on Dubai–Mauritius for five years.
= nothing

Passenger numbers between Doha and Sofia doubled after Qatar Airways went daily in 2022.
= nothing

Norse Atlantic is ending flights between London Gatwick and Orlando in September.
= suspend LGW-MCO 2026-09 N0

In a boost for tourism, Wizz Air will base two aircraft in Yerevan and open Yerevan–Prague and
Yerevan–Hamburg in July.
= new_route EVN-PRG 2026-07 W6
= new_route EVN-HAM 2026-07 W6

RwandAir plans to begin Kigali–Mombasa flights on June 2. The airline hopes to add
Kigali–Zanzibar later.
= new_route KGL-MBA 2026-06-02 WB

@ 2025-06-16

Qatar Airways plans to return to Canberra via Melbourne in December, having left the route in
2020.
= resume DOH-CBR 2025-12 QR

Vueling has confirmed that its Barcelona–Cairo route will reopen on 26 October with two weekly
frequencies.
= resume BCN-CAI 2025-10-26 VY 2

EasyJet will open Luton–Pristina on 3 November. It will fly on Mondays and Fridays.
= new_route LTN-PRN 2025-11-03 U2 2

Because of the fighting, Wizz Air has suspended its flights to Tel Aviv from Budapest until 15
September.
= suspend BUD-TLV - W6

KLM will resume its flights between Amsterdam and Tel Aviv on 1 July, it said on Friday.
= resume AMS-TLV 2025-07-01 KL

Air Transat trims Toronto–Porto from four to three weekly flights in July and August.
= decrease YYZ-OPO 2025-07 TS 3

Saudia to launch Jeddah–Bali route on July 17, three times a week
= new_route JED-DPS 2025-07-17 SV 3

Uganda Airlines resumes Entebbe–Mumbai flights after two-month break
= resume EBB-BOM - UR

Regulator clears Avelo for flights between New Haven and Cancun
= rights HVN-CUN - XP

Air Astana and China Southern codeshare agreement takes effect on June 18, covering
Almaty–Guangzhou.
= nothing

There will be no flights between Baku and Tehran this week.
= nothing

Azerbaijan Airlines will not operate flights from Baku to Tehran until 1 July.
= suspend GYD-IKA - J2

Starting June 20, Emirates will deploy its retrofitted A380 on Dubai–Brisbane.
= equipment DXB-BNE 2025-06-20 EK

Singapore Airlines' Singapore–Gatwick frequency rises to daily from five per week on 26
October.
= increase SIN-LGW 2025-10-26 SQ 7

Thailand's Nok Air hopes to be allowed to fly to Shenzhen from Bangkok.
= nothing

British Airways said its Kuala Lumpur flights from London Heathrow, restarted in April 2025,
are selling well.
= nothing

British Airways will not serve Kuala Lumpur from London Heathrow in winter.
= suspend LHR-KUL 2025-winter BA

Mexico and South Korea are linked again: Aeromexico resumed Mexico City–Incheon last August.
= nothing

Air Premia will begin operating to Honolulu from Incheon on 2 July, four days weekly.
= new_route ICN-HNL 2025-07-02 YP 4

On 1 September the number of weekly flights between Minsk and Tbilisi will be raised to 14 by
Belavia.
= increase MSQ-TBS 2025-09-01 B2 14

Flights between Kochi and London Gatwick, cut in March, come back on 12 July, according to Air
India.
= resume COK-LGW 2025-07-12

From the winter season on, SunExpress will no longer serve Antalya–Bahrain.
= suspend AYT-BAH 2025-winter XQ

Air Malta once flew from Malta to New York; KM Malta Airlines has no such plans.
= nothing

The foreign ministers of Laos and Qatar signed an air services agreement in Doha.
= rights LA-QA

Norway and Chile signed an agreement on double taxation, and Oslo hopes for more cruise ships.
= nothing

Hainan Airlines will start a route between Haikou and Kuala Lumpur on June 28 (Tue, Thu, Sat).
= new_route HAK-KUL 2025-06-28 HU 3

The Bishkek–Tashkent flights of Uzbekistan Airways double to two a day from 1 July.
= increase BSZ-TAS 2025-07-01 HY 14

@ 2024-11-20

Turkish Airlines starts Istanbul–Sydney flights via Kuala Lumpur on 29 November, four times a
week.
= new_route IST-SYD 2024-11-29 TK 4

From January 7 Air Arabia will reduce Sharjah–Kathmandu from 14 weekly flights to 10, and
Sharjah–Colombo from 14 to 11.
= decrease SHJ-KTM 2025-01-07 G9 10
= decrease SHJ-CMB 2025-01-07 G9 11

Iraqi Airways has suspended its scheduled Baghdad–Beirut service as of 20 November 2024.
= suspend BGW-BEY 2024-11-20 IA

The Vietnamese carrier opens Hanoi–Bengaluru on 2 December; it will fly three times a week.
= new_route HAN-BLR 2024-12-02 - 3

In the summer schedule Aegean will offer a twice-daily Athens–Tel Aviv flight.
= increase ATH-TLV 2025-summer A3 14

Oman exported $2 billion of gas to India, and 12 projects are under way in Muscat and Mumbai.
= nothing

Fly Gangwon's successor Parata Air is preparing Yangyang–Osaka flights; the date is not known
yet.
= new_route YNY-KIX - WE

Under a memorandum signed in Rabat, the number of permitted flights between Morocco and
Nigeria rises from 7 to 21 a week.
= rights MA-NG - - 21

The king's visit on 3–4 December will include a business forum in Jakarta.
= nothing

LOT Polish Airlines comes back to the Warsaw–Riyadh route on 1 December with four flights a
week after a break of one winter.
= resume WAW-RUH 2024-12-01 LO 4

TAROM resumes Bucharest–Damascus on 2 December, Tuesdays and Saturdays, more than a decade
after the war closed it.
= resume OTP-DAM 2024-12-02 RO 2

Peru's Sky Airline will be alone between Lima and Curacao: flights start on 14 December,
Wednesdays and Sundays.
= new_route LIM-CUR 2024-12-14 H2 2

Regulators said last month that Chile and Australia would add flights; a new Santiago–Perth
service is to begin on 3 March.
= increase CL-AU
= new_route SCL-PER 2025-03-03

A rail link between Nairobi and Kampala will open in 2026.
= nothing

A cargo airline will fly Liege–Lagos from 1 December.
= nothing

Ethiopian Cargo resumes freighter services between Addis Ababa and Hong Kong tomorrow.
= nothing

KLM shifts its morning departure from Amsterdam to Oslo from 07:05 to 06:40 as of 1 December.
= retime AMS-OSL 2024-12-01 KL

Gulf Air has no plan to bring back Bahrain–Baghdad this year.
= nothing

British Airways might move its Lisbon flights from Heathrow to Gatwick.
= nothing

Avianca pulled its planned Medellin–Toronto route before it ever started.
= withdraw MDE-YYZ - AV

SAS: Copenhagen–Seoul opens on 12 September 2025, daily.
= new_route CPH-ICN 2025-09-12 SK 7

SAS delays the debut of Copenhagen–Seoul from 12 September to 1 October 2025.
= postpone CPH-ICN 2025-10-01 SK

Three airlines already fly between Tirana and Rome; Ryanair will be the fourth from 10
December.
= new_route TIA-FCO 2024-12-10 FR

Cape Town–Luanda flights of TAAG go from three to five a week as of next Wednesday.
= increase CPT-LAD 2024-11-27 DT 5

Air Algérie and Uzbekistan Airways will connect Algiers and Tashkent in spring.
= new_route ALG-TAS 2025-spring AH+HY

Malaysia's Firefly began Penang–Banda Aceh on Monday.
= new_route PEN-BTJ 2024-11-18 FY

Bangkok Airways withdraws from Samui–Hong Kong at the end of February.
= suspend USM-HKG 2025-02 PG
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
