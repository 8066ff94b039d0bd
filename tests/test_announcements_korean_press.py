"""News in Korean: what the sentence after adds, endings of verbs, and what is only rumoured."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2025-03-10

윈드로즈항공은 키이우-리스본 노선 개설을 포기했다. 당초 5월 2일 취항할 예정이었다.
= withdraw KBP-LIS 2025-05-02

에어발틱이 리가-알마티 노선을 6월 3일 연다. 원래 4월에 시작할 계획이었다.
= postpone RIX-ALA 2025-06-03

핀에어는 헬싱키-댈러스 노선을 5월 5일부터 매일 운항한다. 현재는 주 4회 운항한다.
= increase HEL-DFW 2025-05-05

이베리아항공의 마드리드-오사카 노선은 6월 1일부터 일주일에 다섯 번 다닌다. 지금은 세 번이다.
= increase MAD-KIX 2025-06-01

진에어가 부산-다낭과 부산-나트랑 노선을 새로 연다. 다낭은 4월 2일, 나트랑은 4월 5일이다.
= new_route PUS-DAD 2025-04-02
= new_route PUS-CXR 2025-04-05

오만항공은 무스카트-로마 노선에 주 3회를 띄우고 있다.
= nothing

코파항공은 2021년부터 파나마시티-벨리즈시티 노선을 쉬고 있다.
= nothing

라오항공의 비엔티안-하노이 편이 지난 토요일부터 다시 뜨고 있다.
= resume VTE-HAN 2025-03-08

카타르항공은 도하-오사카 노선에 에어버스 A350을 배치한다. 시작은 5월 1일이며 지금은 B777이다.
= equipment DOH-KIX 2025-05-01

에어캐나다는 토론토-나폴리 노선의 저녁 출발편을 6월 2일부터 오후 3시 10분 출발로 옮긴다.
= retime YYZ-NAP 2025-06-02

집에어는 나리타-호놀룰루 노선의 출발 시각을 4월 5일부터 밤 9시에서 저녁 7시 반으로 당긴다.
= retime NRT-HNL 2025-04-05

스페인과 칠레는 항공협정을 고쳤다. 양국 항공사는 앞으로 주 28회까지 두 나라를 오갈 수 있다.
= rights ES-CL

싱가포르와 페루는 항공편 횟수에 대한 상한을 모두 풀기로 했다.
= rights SG-PE

브라질과 모로코는 항공 자유화를 향해 첫걸음을 뗐다.
= nothing

케냐는 인도와 항공편 증편에 합의해 양국 간 여객편이 주 10회에서 주 20회로 늘어난다.
= increase KE-IN

에리트레아와 수단은 4월부터 양국 간 직항편을 재개하기로 했다.
= resume ER-SD 2025-04

에어인디아는 뭄바이-멜버른 노선을 여름 동안 쉬고 11월 2일 다시 운영한다.
= suspend BOM-MEL 2025-summer
= resume BOM-MEL 2025-11-02

사우디아는 3월 닫았다가 오는 9월 1일 제다-아테네 노선을 다시 튼다.
= resume JED-ATH 2025-09-01

비엣젯항공의 하노이-멜버른 취항은 7월로 밀렸다.
= postpone HAN-MEL 2025-07

에어아스타나의 알마티-도쿄 취항일이 내년 3월로 또 넘어갔다.
= postpone ALA-NRT 2026-03

타이항공은 방콕-오슬로 노선을 늘리는 방안을 들여다보고 있다.
= nothing

중화항공은 타이베이-나고야 노선 감편설에 대해 사실과 다르다고 했다.
= nothing

에어서울이 인천-나트랑 노선에서 철수한다. 오는 4월 20일이 마지막이다.
= suspend ICN-CXR 2025-04-20

콘도르는 프랑크푸르트-앵커리지 노선을 9월 말까지만 띄운다.
= suspend FRA-ANC 2025-09

에미레이트항공은 두바이-선전 노선을 동절기에 하루 한 편에서 두 편으로 늘린다.
= increase DXB-SZX 2025-winter

에바항공은 타이베이-클라크 노선을 3월 4일 시작했다고 10일 전했다.
= new_route TPE-CRK 2025-03-04

몽골과 터키를 오가는 항공편은 하절기부터 주 9회로 지금보다 2회 많아진다.
= increase MN-TR 2025-summer

스카이마크항공은 하네다-사이판 부정기편을 10월 26일 정기편으로 전환한다.
= new_route HND-SPN 2025-10-26

에티하드항공은 아부다비-제네바 노선 운항 중단 조치를 5월 1일 해제한다. 지난해 세웠던 노선이다.
= resume AUH-GVA 2025-05-01

가루다인도네시아는 덴파사르-델리 노선을 6월 1일부로 마감한다.
= suspend DPS-DEL 2025-06-01

루프트한자가 뮌헨-상파울루 노선에 12월 9일 다시 비행기를 보낸다.
= resume MUC-GRU 2025-12-09

젯블루는 보스턴-더블린 노선의 운항 횟수를 5월부터 절반으로 줄인다.
= decrease BOS-DUB 2025-05

이집트항공은 카이로-항저우를 4월 3일부터 주 3회 오가며, 카이로-상하이는 주 4회에서 5회로 는다.
= new_route CAI-HGH 2025-04-03
= increase CAI-PVG
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
