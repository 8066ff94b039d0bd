"""News in Korean: headlines, relative clauses, datelines, what is kept and what is dropped."""

from __future__ import annotations

import pytest
from test_announcements import Case, cases, check

SENTENCES = """
@ 2025-09-03

한·덴마크 항공회담에서 두 나라는 여객 운수권을 늘리기로 합의했다.
= rights KR-DK

美·日 양국은 운항 횟수 상한을 없애기로 뜻을 모았다.
= rights US-JP

두 나라 정부는 내년 4월 1일부터 케냐와 오만 간 주간 운항 한도를 7회에서 14회로 늘리기로 했다.
= rights KE-OM 2026-04-01

국토부는 라오스와의 항공회담에서 양국 간 운수권을 주 10회에서 주 16회로 늘렸다고 밝혔다.
= rights KR-LA

대구-마카오는 티웨이항공이, 청주-선전은 에어로케이가 각각 주 3회를 배정받았다.
= rights TAE-MFM
= rights CJJ-SZX

케이프타운서 모리셔스 가는 직항 신설…내년 2월 주 2회
= new_route CPT-MRU 2026-02

알마티-코치 노선이 오는 20일 열린다.
= new_route ALA-COK 2025-09-20

에어발틱은 리가-바르나 노선을 3일 후에 재개한다.
= resume RIX-VAR 2025-09-06

위즈에어는 지난 3월 운항을 접었던 부다페스트-오데사 노선을 다음 달 다시 띄운다.
= resume BUD-ODS 2025-10

이베리아항공은 2월 중단했던 마드리드-카라카스 노선을 11월 5일 재개한다.
= resume MAD-CCS 2025-11-05

반면 코파항공의 파나마시티-아바나 노선은 10월 말 운항을 멈춘다.
= suspend PTY-HAV 2025-10

민항국에 따르면 세르비아항공은 베오그라드-상하이 노선에 11월 8일 취항한다.
= new_route BEG-PVG 2025-11-08

일본항공은 나리타-벵갈루루 노선의 승객이 지난해보다 9% 늘었다고 3일 밝혔다.
= nothing

에어프랑스는 파리-도하 운항을 즉시 중단한다고 발표했다.
= suspend CDG-DOH 2025-09-03

추석 연휴 제주-김포 임시편 20편 추가 투입
= nothing

오만항공은 무스카트-몸바사 노선을 12월부터 주 4회 일정으로 선보인다.
= new_route MCT-MBA 2025-12

중화항공이 타이베이-피닉스 노선 운항을 잠정 중단한다. 중단 시점은 내년 1월 6일이다.
= suspend TPE-PHX 2026-01-06

KLM은 암스테르담-산티아고 노선을 주 5회에서 매일로 늘렸다. 지난달 25일부터다.
= increase AMS-SCL 2025-08-25

핀에어는 내년 봄 헬싱키-토리노 노선을 연다. 2026년 4월 11일부터 주 2회 운항한다.
= new_route HEL-TRN 2026-04-11

올겨울 자그레브에서 두바이로 가는 길이 열린다. 크로아티아항공이 11월 2일부터 비행기를 띄운다.
= new_route ZAG-DXB 2025-11-02

에어로케이는 청주를 기점으로 하는 나하·구마모토 노선을 각각 10월 3일, 10월 8일부터 다시 운항한다.
= resume CJJ-OKA 2025-10-03
= resume CJJ-KMJ 2025-10-08

진에어는 10월 4일과 10월 9일부터 각각 부산-미야코지마, 인천-이시가키 노선에 취항한다.
= new_route PUS-MMY 2025-10-04
= new_route ICN-ISG 2025-10-09

몰타항공의 몰타-튀니스 노선은 주 3회를 유지하지만, 몰타-트리폴리 노선은 10월 1일자로 폐지된다.
= suspend MLA-MJI 2025-10-01

에어세이셸은 세이셸-뭄바이 노선을 11월 3일 시작할 예정이었으나, 기재가 모자라 취소했다.
= withdraw SEZ-BOM 2025-11-03

홍콩항공은 홍콩-후쿠오카 오후편의 출발 시각을 10월 1일부터 오후 2시 10분에서 3시 5분으로 늦춘다.
= retime HKG-FUK 2025-10-01

플라이나스는 제다-트라브존 노선에 다음 주 금요일 취항한다.
= new_route JED-TZX 2025-09-12

라탐항공, 리마-칼리 주 3→5회
= increase LIM-CLO

스타룩스항공은 타이베이-세부 노선 개설 소식을 전하며 지난달 28일 첫 항공편이 떴다고 밝혔다.
= new_route TPE-CEB 2025-08-28

광주-무안 국제선 운항 중단 장기화 우려
= nothing

페루는 11월 1일~3월 28일 동계 기간(10월 26일~3월 28일) 관광객을 20% 늘린다.
= nothing

콴타스, 퍼스-요하네스버그 첫 직항 띄운다
(퍼스=연합뉴스) 김하늘 = 콴타스항공이 12월 6일 퍼스와 요하네스버그를 잇는 노선을 연다고 3일 밝혔다.
콴타스는 A330을 투입해 월·수·토요일 주 3회 운항할 계획이다.
같은 날부터 시드니-오클랜드 노선은 주 20회에서 주 24회로 늘어난다.
= new_route PER-JNB 2025-12-06
= increase SYD-AKL 2025-12-06

에바항공이 타이베이-댈러스 노선을 11월 15일 새로 연다. 그는 "실제 취항은 허가에 달려 있다"고 했다.
= new_route TPE-DFW 2025-11-15

이스타항공, 인천-리장 정기편 추진
= nothing
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)
