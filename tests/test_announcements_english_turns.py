"""English sentences that tell a change in a turn of phrase, and their negative twins."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2024-03-19

Oslo–Riga, a route airBaltic has never served, goes live on 3 May.
= new_route OSL-RIX 2024-05-03

TAP's Lisbon–Luanda route gets off the ground on 12 April with three weekly flights.
= new_route LIS-LAD 2024-04-12 TP 3

A week from today flynas will mount its first Riyadh–Entebbe service.
= new_route RUH-EBB 2024-03-26 XY

Azul kicks off Recife–Porto on the first of June.
= new_route REC-OPO 2024-06-01 AD

Condor's Frankfurt–Panama City flights come on stream when the summer timetable takes effect.
= new_route FRA-PTY 2024-summer DE

Aegean has committed itself to a direct Athens–Mumbai flight in early 2025.
= new_route ATH-BOM 2025 A3

Wizz Air ventures into Uzbekistan: from 4 June it will fly from Abu Dhabi to Samarkand.
= new_route AUH-SKD 2024-06-04 W6

Later this month TAAG's first passengers will board in Luanda for Nairobi.
= new_route LAD-NBO 2024-03 DT

The airline's newest American gateway will be Denver, served from Dublin by Aer Lingus from 17
May.
= new_route DUB-DEN 2024-05-17 EI

Since last Friday's launch, Jin Air has been carrying holidaymakers from Busan to Chiang Mai four
times a week.
= new_route PUS-CNX 2024-03-15 LJ 4

SAS's Copenhagen–Toronto flights, missing since 2020, reappear on 16 May.
= resume CPH-YYZ 2024-05-16 SK

Perth, dropped by South African Airways in 2020, re-enters its network on 28 April with two weekly
flights from Johannesburg.
= resume JNB-PER 2024-04-28 - 2

Icelandair planes will once more leave Keflavik for Detroit from 16 May.
= resume KEF-DTW 2024-05-16 FI

Croatia Airlines welcomes Zagreb–Tirana back in its timetable on 2 April.
= resume ZAG-TIA 2024-04-02 OU

Residents of Tromsø have had their London flight back since 4 March, when Norwegian restored the
Gatwick link.
= resume TOS-LHR 2024-03-04

SunExpress lifts its suspension of Antalya–Beirut flights on 20 April.
= resume AYT-BEY 2024-04-20 XQ

Delta's Detroit–Nagoya route will be no more after 30 April.
= suspend DTW-NGO 2024-04-30 DL

Air Canada retreats from Montreal–Bogotá at the end of April.
= suspend YUL-BOG 2024-04 AC

Swiss is taking its leave of Zurich–Wroclaw on 7 June.
= suspend ZRH-WRO 2024-06-07 LX

Vueling shutters its Bilbao–Faro route next month.
= suspend BIO-FAO 2024-04 VY

LOT puts Warsaw–Beirut on ice from 1 April.
= suspend WAW-BEY 2024-04-01 LO

The Tallinn–Brussels route has been struck from airBaltic's schedule as of 27 October.
= suspend TLL-BRU 2024-10-27 BT

Weekly departures of Finnair from Helsinki for Osaka climb to five from three on 1 June.
= increase HEL-KIX 2024-06-01 AY 5

Frequencies between Doha and Hangzhou shrink from seven weekly flights to four in mid-April.
= decrease DOH-HGH 2024-04 - 4

The number of flights between Georgia and Kuwait will go down by a quarter before the end of the
year.
= decrease GE-KW 2024

KLM prunes Amsterdam–Accra to five flights a week on 8 April.
= decrease AMS-ACC 2024-04-08 KL 5

Peach's Osaka–Taipei flights are upped to three a day from 31 March.
= increase KIX-TPE 2024-03-31 MM 21

The Sofia–Abu Dhabi route that Wizz Air promised for June has been struck from its plans and will
never open.
= withdraw SOF-AUH 2024-06 W6

Jambojet's never-flown plan for Mombasa–Zanzibar has come to nothing.
= withdraw MBA-ZNZ - JM

Air Serbia got cold feet about Belgrade–Miami, planned for May, and has dropped it.
= withdraw BEG-MIA 2024-05 JU

Three days of talks in Muscat ended with the cap on flights between Oman and Vietnam lifted from 7
to 14 a week for each side.
= rights OM-VN - - 14

Volaris leaves its Guadalajara–Bogotá flights unchanged.
= nothing

A fortnight from now Jetstar moves its Cairns–Osaka departure forward by 40 minutes.
= retime CNS-KIX 2024-04-02 JQ

Ethiopian's talks about going live on Addis Ababa–Maun have not ended.
= nothing

Emirates, whose A380s now fly Dubai–Bengaluru, a route opened in 2010, reported a record profit.
= nothing

Vueling may kick off Barcelona–Cairo when the winter schedule takes effect.
= nothing

Delta kicked off a campaign for its Atlanta–Lagos passengers on 1 March.
= nothing

Passengers boarding in Lagos for Douala on 3 April will need a yellow-fever card.
= nothing

The lounge in Oslo goes live on 3 May, and flights to Riga continue as before.
= nothing

Kosovo's embassy in Berne said Chair Airlines would start Zurich–Pristina flights on 2 May, the
ministry of Kosovo announced.
= new_route ZRH-PRN 2024-05-02 GM

Flights between Faro and Cork, Shannon and Exeter, suspended in November, resume on 29 March.
= resume FAO-ORK 2024-03-29
= resume FAO-SNN 2024-03-29
= resume FAO-EXT 2024-03-29

Bergen will be linked by Widerøe with Hamburg and Billund next month.
= new_route BGO-HAM 2024-04 WF
= new_route BGO-BLL 2024-04 WF

Two new routes open at Trieste airport: Volotea starts flying to Palermo on 3 May and to Olbia on
6 June.
= new_route TRS-PMO 2024-05-03 V7
= new_route TRS-OLB 2024-06-06 V7

From 2 May much will change for passengers in Gdańsk: Wizz Air is opening routes to Tirana and
Alesund, while its Malta service grows from two to four flights a week.
= new_route GDN-TIA 2024-05-02 W6
= new_route GDN-AES 2024-05-02 W6
= increase GDN-MLA 2024-05-02 W6 4

Icelandair, having never before served Gdańsk, will do so from Keflavik three times a week from 3
June.
= new_route KEF-GDN 2024-06-03 FI 3

Eurowings had pencilled in Stuttgart–Riga for 2 May. A shortage of crews forced a rethink, and the
first flight will now leave on 13 June.
= postpone STR-RIX 2024-06-13

Luxair has abandoned Luxembourg–Tallinn before flying it even once; the route was to open on 12
May.
= withdraw LUX-TLL 2024-05-12 LG

Air Malta's decision not to go ahead with Malta–Oslo, which was to have begun on 4 June, was
communicated to the airport on Monday.
= withdraw MLA-OSL 2024-06-04 KM

Norwegian is preparing to restore the suspended Bergen–Alicante flights by the end of April.
= resume BGO-ALC 2024-04 DY

Loganair no longer serves Aberdeen–Esbjerg as of today, having withdrawn its aircraft, the airport
said.
= suspend ABZ-EBJ 2024-03-19 LM

Passengers in Kutaisi can look forward to Wizz Air's Dortmund flights becoming daily on 1 April,
up from four a week.
= increase KUT-DTM 2024-04-01 W6 7

With the borders reopening, Cathay Pacific's Hong Kong–Fukuoka flights are to rise in April from
three a week to daily.
= increase HKG-FUK 2024-04 CX 7

A Corsair plane bound for Cayenne returned to Paris Orly on Sunday after a technical fault; the
flight departs again tomorrow.
= nothing

Students admitted to universities in Porto, Faro and Lisbon will be served separately from 5
April.
= nothing

Tickets for Riga–Oslo go on sale on 2 April.
= nothing

The centre is open from Monday to Friday and the consulate of Latvia in Oslo opens on 3 May.
= nothing

For the first time in its history, SATA will fly from Ponta Delgada to Milan, on 2 June.
= new_route PDL-MXP 2024-06-02 S4

The Zadar-bound flight of Croatia Airlines will leave Frankfurt at 11:20, an hour later than now,
from 2 April.
= retime FRA-ZAD 2024-04-02 OU

@ 2023-09-12

Porter is putting Toronto Pearson–Los Angeles on the map: the first departure is pencilled in for
6 November.
= new_route YYZ-LAX 2023-11-06 PD

Breathing new life into a line it shelved during the pandemic, Cathay Pacific relaunches Hong
Kong–Chennai on 2 February.
= resume HKG-MAA 2024-02-02 CX

Nobody will miss it, the airport joked: Ryanair's Dublin–Clermont link is axed with the winter
timetable.
= suspend DUB-CFE 2023-winter FR

Frankfurt loses its only nonstop to Minneapolis when Condor pulls the route on 27 October.
= suspend FRA-MSP 2023-10-27 DE

IndiGo is swelling its Delhi–Tbilisi schedule, currently three weekly, to a daily flight in
October.
= increase DEL-TBS 2023-10 6E 7

Passengers on Vistara's Mumbai–Mauritius route will find an A321neo in place of the A320 as of 1
October.
= equipment BOM-MRU 2023-10-01 UK

The aviation authorities of Chile and Turkey have settled on 14 weekly flights a side, up from
seven.
= rights CL-TR - - 14

Uganda Airlines' Entebbe–Mumbai debut has slipped from 10 September to 7 October.
= postpone EBB-BOM 2023-10-07 UR

Plans by Wizz Air for a Bucharest–Jeddah service have been quietly buried.
= withdraw OTP-JED - W6

AirAsia X's evening Kuala Lumpur–Perth departure will henceforth leave at 21:30 instead of 18:15,
starting 29 October.
= retime KUL-PER 2023-10-29 D7

The carrier's Osaka–Hanoi frequency is halved to seven a week in late October, Vietnam Airlines
told agents.
= decrease KIX-HAN 2023-10 VN 7

Tuesday saw the first Ajet arrival at Pristina from Ankara.
= new_route ESB-PRN 2023-09-12 VF

Air Mauritius has been back in Delhi since 1 September, flying from Port Louis three times a week.
= resume MRU-DEL 2023-09-01 MK 3

From next Monday no Jetstar aircraft will fly between Melbourne and Wellington.
= suspend MEL-WLG 2023-09-18 JQ

EgyptAir hands its Cairo–Dar es Salaam flights over to bigger jets: the 787-9 takes the 737's
place on 1 November.
= equipment CAI-DAR 2023-11-01 MS

Two years after pulling out, Austrian is once more selling, and from 3 June flying, Vienna–Bilbao.
= resume VIE-BIO 2024-06-03 OS

Aeromexico said there was no truth in reports that it would reopen Mexico City–Shanghai next
spring.
= nothing

A direct flight between Quito and Buenos Aires remains a dream, said Ecuador's tourism minister.
= nothing

The union of pilots urged Garuda to restore Jakarta–Amsterdam in 2024.
= nothing

Ethiopian Cargo starts a Liège–Addis Ababa rotation on 2 October.
= nothing

The team flew from Nairobi to Kigali on Saturday ahead of Tuesday's match.
= nothing

United's Newark–Athens flight on 14 September has been cancelled because of a strike.
= nothing

Air Peace last month completed three years of flights between Lagos and Johannesburg.
= nothing

Azores Airlines would open Ponta Delgada–Natal if Brazil granted it slots.
= nothing

SkyTeam members Air France and KLM sell seats on China Eastern's Paris–Kunming flights from 1
October.
= nothing

"We shall be in Bogotá by Christmas," Arajet's founder promised; the Dominican carrier flies there
from Santo Domingo from 15 December.
= new_route SDQ-BOG 2023-12-15 DM

Flynas brings forward the opening of Riyadh–Salalah: it now begins on 20 September.
= new_route RUH-SLL 2023-09-20 XY

Once a month-long runway closure ends, Loganair's Kirkwall–Bergen flights restart on 5 October.
= resume KOI-BGO 2023-10-05 LM

What used to be a summer-only link becomes permanent: Transavia will keep flying Nantes–Agadir
through the winter.
= nothing

Hainan Airlines gave notice that Beijing–Manchester goes from four to six weekly services with the
start of the summer season.
= increase PEK-MAN 2024-summer HU 6

Between Baku and Tel Aviv, AZAL will run 14 weekly flights rather than ten from 29 October.
= increase GYD-TLV 2023-10-29 J2 14

Bamboo's Hanoi–London services have come to an end; the last one left Gatwick on 5 September.
= suspend HAN-LHR 2023-09-05

Having skipped it for three winters, Condor is taking Frankfurt–Mahé back into its programme from
4 November.
= resume FRA-SEZ 2023-11-04 DE

It will be Cebu's first link with Japan's north: Cebu Pacific inaugurates Cebu–Sapporo on 16
January.
= new_route CEB-CTS 2024-01-16 5J

Peach scraps what would have been its first Nagoya–Bangkok flight, due on 1 December.
= withdraw NGO-BKK 2023-12-01 MM

Pegasus makes Istanbul Sabiha Gökçen–Edinburgh a daily affair next month, from four weekly now.
= increase SAW-EDI 2023-10 PC 7

Kuwait Airways drops two of its seven weekly Kuwait–Manila flights in October.
= decrease KWI-MNL 2023-10 KU 7

@ 2022-08-16

ZURICH, 16 August — Edelweiss sharpened its winter programme on Tuesday. From 30 October it
replaces Zurich–Cancún's Sunday rotation with a Thursday one. A new seasonal route to Bogotá via
Cartagena opens on 3 November; the carrier will fly it twice weekly. Zurich–Buenos Aires, on the
other hand, makes way: the last aircraft leaves Switzerland on 29 October. The airline carried 1.2
million guests in the first half, up 40 percent. It has ruled out Zurich–Honolulu for now. Its
loyalty programme will be merged with that of Swiss on 1 January.
= new_route ZRH-BOG 2022-11-03 WK 2
= suspend ZRH-EZE 2022-10-29

Air Transat's schedule for the coming summer is taking shape: Toronto–Keflavik returns on 4 May
after a gap of four years, Montreal–Lyon goes up from four to five flights a week, and a planned
Quebec City–Marseille link has fallen victim to a shortage of crews.
= resume YYZ-KEF 2023-05-04 TS
= increase YUL-LYS 2023-summer - 5
= withdraw YQB-MRS

Starlux has set 26 April 2023 as the date of its Taipei–Los Angeles debut.
= new_route TPE-LAX 2023-04-26 JX

October will bring Nairobi its first flights from Lilongwe in years, courtesy of Malawi Airlines.
= resume NBO-LLW 2022-10 QM

The transport ministers of Morocco and Brazil initialled an accord on Friday that lets airlines of
either country fly 21 times a week.
= rights MA-BR - - 21

JAL will operate Tokyo Haneda–Helsinki with a 787-9, no longer a 777, as of the 30th of October.
= equipment HND-HEL 2022-10-30 JL

Azerbaijan Airlines' Baku–Istanbul flight will take off 35 minutes sooner, at 7:25, from Monday.
= retime GYD-IST 2022-08-22 J2

Ryanair's promised Kaunas–Amman service, meant to begin in October, will not see the light of day.
= withdraw KUN-AMM 2022-10 FR

TAAG has told travel agents to expect the first Luanda–Madrid departure in early November rather
than on 15 September.
= postpone LAD-MAD 2022-11 DT

Kulula's grounding leaves Johannesburg–George with two carriers.
= nothing

The number of weekly flights between Entebbe and Juba, 31 today, has doubled since 2018.
= nothing

Flights between Tripoli and Misrata were halted for a few hours on Monday because of clashes.
= nothing

Lufthansa will pay compensation to passengers of the Frankfurt–Cairo flight of 2 August.
= nothing

A petition calls on LATAM to resume Santiago–Mendoza by December.
= nothing

Wizz Air's Sofia base will get a third A321neo in November.
= nothing

The first passengers of the metro line linking Doha with Hamad airport will board on 1 September.
= nothing

Jetstar's sale offers Cairns–Tokyo seats from 289 dollars for travel from 1 February.
= nothing

British Airways pilots voted on Tuesday for a strike that would hit London–New York flights from 1
September.
= nothing

Iraqi Airways intends to open Baghdad–Athens this autumn, says its spokesman; Basra–Athens is
under study.
= new_route BGW-ATH 2022-autumn IA

Malaysia Airlines adds three Kuala Lumpur–Dhaka flights a week from 1 October, making it ten.
= increase KUL-DAC 2022-10-01 MH

On 5 September, two weeks earlier than announced, Jeju Air will begin flying between Incheon and
Da Nang twice a day.
= new_route ICN-DAD 2022-09-05 7C 14

Aer Lingus will no longer link Shannon and Boston year-round; the route pauses from 6 January to 1
March.
= suspend SNN-BOS 2023-01-06

Gulf Air is set for a Bahrain–Milan premiere: flight GF25 leaves on 1 September.
= new_route BAH-MXP 2022-09-01 GF

Yerevan and Rome will be joined by Wizz Air flights three times a week from mid-December.
= new_route EVN-FCO 2022-12 W6 3
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
