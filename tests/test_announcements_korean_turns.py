"""Korean turns of phrase for a change, in every form of their verbs, and what only sounds so."""

from __future__ import annotations

import re

import pytest
from test_announcements import Case, cases, check

from routes.announcements.korean_verbs import each, ends_past

SENTENCES = """
@ 2025-03-10

에어서울은 5월 20일 인천-요나고 하늘길에 다시 날개를 편다. 5년 만이다.
= resume ICN-YGJ 2025-05-20

사우디아가 제다-빈 정기편의 막을 6월 3일 올린다.
= new_route JED-VIE 2025-06-03

알마티-푸껫 노선은 4월 2일 주 2회로 막을 올리고, 델리행은 같은 달 말부터 주 7회에서 9회가 된다.
= new_route ALA-HKT 2025-04-02
= increase ALA-DEL 2025-04

튀니스항공은 5월 말 튀니스-더블린 노선에서 자취를 감춘다.
= suspend TUN-DUB 2025-05

이집트항공의 카이로-마닐라 직항이 6년 공백을 깨고 6월 1일 출발한다.
= resume CAI-MNL 2025-06-01

오만항공은 무스카트-취리히 노선의 빗장을 이달 28일 푼다.
= resume MCT-ZRH 2025-03-28

스위스항공 취리히-몬트리올 노선의 A330은 5월 1일부로 777-300ER에 자리를 내준다.
= equipment ZRH-YUL 2025-05-01

콴타스의 시드니-산티아고 노선은 6월부터 주 6회에서 주 4회로 쪼그라든다.
= decrease SYD-SCL 2025-06

핀에어의 헬싱키발 댈러스행 운항 횟수는 5월부터 주 4회에서 매일 1회로 복원된다.
= increase HEL-DFW 2025-05

LOT폴란드항공의 바르샤바-테헤란 노선 개설 시점은 4월 3일에서 기약 없이 뒤로 밀렸다.
= postpone WAW-IKA

집에어가 4월로 잡았던 나리타-휴스턴 첫 취항을 가을로 넘겼다.
= postpone NRT-IAH 2025-autumn

에어칼린이 6월 2일 열 예정이던 누메아-방콕 노선을 포기했다.
= withdraw NOU-BKK 2025-06-02

타이거에어의 새 행선지는 요나고와 대구다. 타이베이발로 각각 4월 1일, 4월 9일 첫 손님을 맞는다.
= new_route TPE-YGJ 2025-04-01
= new_route TPE-TAE 2025-04-09

플라이두바이가 루블린을 새 행선지로 골랐다. 첫 편은 9월 4일 뜬다.
= new_route DXB-LUZ 2025-09-04

걸프항공은 모스크바에 6월 5일 바레인발 첫 여객기를 보낸다.
= new_route BAH-SVO 2025-06-05

에어몰도바는 키시나우-로마 노선을 이달 20일 멈췄다가 10월 1일 다시 띄운다.
= suspend RMO-FCO 2025-03-20
= resume RMO-FCO 2025-10-01

리가공항 이용객은 올가을부터 알마티까지 갈아타지 않고 갈 수 있다. 에어발틱이 주 2회 새로 연결한다.
= new_route RIX-ALA 2025-autumn

에티오피아항공은 아디스아바바-빈 노선을 하계 스케줄에 신설하고 아테네행도 같은 시즌에 재개한다.
= new_route ADD-VIE 2025-summer
= resume ADD-ATH 2025-summer

아랍에미리트는 우간다에 운항 횟수 제한을 두지 않기로 했다.
= rights AE-UG

정비 지연을 이유로 에어뉴질랜드는 오클랜드-서울 노선을 5월 2일부터 접는다.
= suspend AKL-ICN 2025-05-02

델타항공은 2023년 9월 애틀랜타-나이스 노선을 열며 유럽에서 몸집을 불린 바 있다.
= nothing

진에어의 인천-나고야편은 2023년 12월 재개 이후 매일 두 차례 오가며 탑승률 90%를 지켜 왔다.
= nothing

필리핀항공은 새 항공기 인도가 늦어지고 있다고 마닐라에서 밝혔다.
= nothing

공항공사는 부산-타이베이 노선 이용객이 1년 전보다 8% 늘었고 일본 노선은 소폭 줄었다고 집계했다.
= nothing

바틱에어의 쿠알라룸푸르-퍼스 첫 편은 11일 낮 12시 이후로 지연된다.
= nothing

코로나19로 끊겼던 부산-싱가포르 항공편이 다음 달 중순 되살아난다.
= resume PUS-SIN 2025-04

브뤼셀과 나이로비를 한 번에 잇는 항공편이 6월 3일 첫 승객을 태운다.
= new_route BRU-NBO 2025-06-03

6월 4일부터 리스본과 덴버가 TAP 직항으로 묶인다.
= new_route LIS-DEN 2025-06-04

터키항공이 이스탄불-멜버른 노선의 A330을 5월 2일 내리고 A350을 올린다.
= equipment IST-MEL 2025-05-02

에어인디아는 지난 2일 델리-나이로비 노선을 세웠고, 같은 날 델리-빈 도 주 5회에서 4회로 덜어 냈다.
= suspend DEL-NBO 2025-03-02
= decrease DEL-VIE 2025-03-02

진에어는 당초 5월 1일로 발표했던 부산-마카오 취항을 하지 않기로 하고 계획 자체를 철회했다.
= withdraw PUS-MFM 2025-05-01

이스타항공은 2월 20일 부산-타이베이 노선을 접었다. 부산의 대만 노선이 줄었다.
= suspend PUS-TPE 2025-02-20

제주-도쿄 직항이 다시 생기면 관광객도 늘어날 것이라고 협회는 말했다.
= nothing

핀에어는 헬싱키-델리 노선을 내년 3월 말까지만 운영한다.
= suspend HEL-DEL 2026-03

루프트한자는 4월 5일부터 뮌헨과 카라치를 잇는다. 2008년 이후 17년 만이다.
= resume MUC-KHI 2025-04-05

폭설로 10일 김포-제주 운항이 중단됐다가 11일 오전 재개된다.
= nothing

콴타스는 퍼스-로마 노선을 내년에도 여름에만 띄울지 고민 중이다.
= nothing

에미레이트는 두바이-멕시코시티행을 바르셀로나 경유로 띄워 왔다.
= nothing

에어프랑스의 파리-바마코 노선은 당분간 계속 운항하지 않는다.
= nothing

대만 중화항공이 타이베이와 뮌헨을 오가는 첫 직항을 다음 달 18일 선보인다.
= new_route TPE-MUC 2025-04-18

에미레이트항공은 오클랜드-두바이 노선에 4월 15일부터 A380만 쓴다. 보잉 777은 빠진다.
= equipment AKL-DXB 2025-04-15

젯블루는 뉴욕과 더블린을 연결하는 여름편을 접기로 했다. 오는 9월 5일 비행이 마지막이다.
= suspend JFK-DUB 2025-09-05

에어인디아 델리-모스크바 노선의 재개 시점은 알 수 없다.
= nothing

콴타스가 취항 30주년을 맞은 시드니-방콕 노선에 기념 도장을 새긴 여객기를 띄운다.
= nothing

제주항공은 다낭-인천 노선에서 새 기내식을 4월 1일부터 선보인다.
= nothing

진에어는 인천-괌 노선 기내 판매를 다시 시작한다.
= nothing

에어캐나다는 밴쿠버-싱가포르 노선을 2월 개설해 주 4회 운항 중이다.
= new_route YVR-SIN 2025-02

걸프항공이 바레인-뮌헨 노선에 첫 비행기를 띄운 4일, 공항에서는 축하 행사가 열렸다.
= new_route BAH-MUC 2025-03-04

유나이티드항공이 4월 30일 이후로는 덴버-뮌헨을 날지 않는다.
= suspend DEN-MUC 2025-04-30

오스트리아항공은 빈-상하이 노선을 4월 2일부터 하루 1편에서 주 5편으로 감축 운영한다.
= decrease VIE-PVG 2025-04-02

제주공항에는 4월 10일 베트남항공의 호찌민발 여객기가 처음 내린다.
= new_route SGN-CJU 2025-04-10

위즈에어는 작년 9월 접은 빈-마드리드 노선을 되살릴 생각이 없다고 했다.
= nothing

내년 4월 2일부터 부산에서 비행기로 자카르타까지 바로 갈 수 있다.
= new_route PUS-CGK 2026-04-02

에어캐나다의 토론토-빈 노선은 팬데믹 때 끊겼다.
= nothing
"""


@pytest.mark.parametrize("case", cases(SENTENCES), ids=str)
def test_reads(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("열", "연다 열고 여는 열었다 엽니다 열어 열려던 열기로"),
        ("미루", "미룬다 미뤘다 미뤄 미룹니다 미루기로 미룰"),
        ("뜨", "뜬다 떴다 떠 뜨며 뜰"),
        ("오르", "오른다 올랐다 올라 오르는"),
        ("잇", "잇는다 이었다 이어 잇기로 이은"),
        ("보내", "보낸다 보냈다 보내 보내기로"),
        ("하", "한다 했다 하고 하는 할 해"),
        ("접", "접는다 접었다 접고 접은"),
    ],
)
def test_makes_every_form_of_a_verb(stem: str, words: str) -> None:
    assert [w for w in words.split() if not re.match(each(stem), w)] == []


def test_knows_the_past_by_its_last_syllable() -> None:
    assert [w for w in ("했", "뗐", "올렸", "있", "한", "겠", "") if ends_past(w)] == [
        "했",
        "뗐",
        "올렸",
    ]
