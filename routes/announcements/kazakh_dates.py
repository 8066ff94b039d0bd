"""Dates in Kazakh. Case suffixes and the word behind say what a date is: from, until, after."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from routes.announcements import dates
from routes.announcements.dates import Said
from routes.announcements.line import Line, Mark, rx

_MONTHS = (
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
)
STEMS = "|".join((*_MONTHS, "қыркүйег"))
_MON = rf"(?P<mon>{STEMS})(?!(?:[лдт][ыі][қғк]|ара))"
_MON2 = _MON.replace("<mon>", "<mon2>")
_CASE = r"(?P<case>\w{0,6})\b"
_ORD = r"(?:[- ]?(?:ші|шы|інші|ыншы))?"
_POST = (
    r"(?: күн(?P<kun>і|інен|нен|інде)\b)?(?: (?P<post>(?<=н )бастап|дейін|кейін|бері|соң|бұрын)\b)?"
)
_YEAR = (
    r"(?:\b(?P<year>20\d\d) ?(?:жыл\w*|ж\.)?,? |\b(?P<yword>биыл\w*|осы жыл\w*|ағымдағы жыл\w*"
    r"|үстіміздегі жыл\w*|келесі жыл\w*|келер жыл\w*|алдағы жыл\w*|былтыр\w*|өткен жыл\w*),? )?"
)
WD = r"(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жексенбі|сенбі|жұма)"
_WEEKDAYS = ("дүй", "сей", "сәр", "бей", "жұм", "сен", "жек")
_PART = (
    r"(?: (?P<about>(?:(?:екінші|бірінші|соңғы|алғашқы|бас|орта) )?(?:басы|ортасы|соңы|аяғы"
    r"|онкүндігі"
    r"|жартысы|аптасы|күндері|кезі|тұсы)\w*))?"
)


def _role(match: re.Match[str]) -> str:
    """What the last case suffix and the word behind it say."""
    groups = match.groupdict()
    post = groups.get("post") or ""
    if post:
        return {"бастап": "start", "дейін": "end", "бұрын": "end"}.get(post, "since")
    last = next((w for n in ("kun", "about", "acase", "case") if (w := groups.get(n))), "")
    return "start" if re.search(r"[днт][ае]н$", last) else ""


def _made(said: Said | None, match: re.Match[str], role: str | None = None) -> Mark | None:
    groups = match.groupdict()
    said_by = groups.get("post") or groups.get("case") or ""
    said_by = "since" if said_by == "бері" else said_by
    return dates.mark(said, said_by, _role(match) if role is None else role)


def _year(match: re.Match[str], published: date) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    return _shifted(groups.get("yword") or "", published)


def _shifted(word: str, published: date) -> int | None:
    """The year of 'this year', 'next year'; None for no word."""
    if not word:
        return None
    return published.year + _step(word)


def _step(word: str) -> int:
    if word.startswith(("келесі", "келер", "алдағы", "таяу")):
        return 1
    return -1 if word.startswith(("былтыр", "өткен", "өтіп")) else 0


def _number(word: str) -> int:
    return _MONTHS.index("қыркүйек" if word == "қыркүйег" else word) + 1


def _day(match: re.Match[str], published: date) -> Mark | None:
    said = dates.day(_year(match, published), _number(match["mon"]), int(match["day"]), published)
    return _made(said, match)


def _several(match: re.Match[str], published: date) -> list[Mark] | None:
    month, year = _number(match["mon"]), _year(match, published)
    made = [
        _made(dates.day(year, month, int(n), published), match)
        for n in re.findall(r"\d{1,2}", match["days"])
    ]
    return [m for m in made if m] or None


def _range(match: re.Match[str], published: date) -> list[Mark] | None:
    year = _year(match, published)
    first = _number(match.groupdict().get("mon2") or match["mon"])
    said = dates.day(year, first, int(match["day"]), published)
    last = dates.day(year, _number(match["mon"]), int(match["last"]), published)
    marks = [dates.mark(said, "", "start"), dates.mark(last, "", "end")]
    return [m for m in marks if m] or None


def _numeric(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.day(int(match["y"]), int(match["m"]), int(match["d"]), published), match)


_OTHER_SEASON = re.compile(
    r"(?:туристік|жаңа|демалыс|шомылу|мереке\w*|спорт\w*|жоғары|төмен|қызу|келесі|алдағы|осы"
    r"|негізгі"
    r"|ұшу|өткен|бұл|тау шаңғысы|каникул) $"
)


def _month(match: re.Match[str], published: date) -> Mark | None:
    told = match["case"] or match["ay"] or match["about"] or _year(match, published)
    before = match.string[max(0, match.start() - 20) : match.start()]
    if not told or (match["mon"] == "маусым" and not match["ay"] and _OTHER_SEASON.search(before)):
        return None
    said = dates.month(_year(match, published), _number(match["mon"]), published)
    # 'until the end of May' is a month, 'until May' an end
    role = "" if match["about"] and match["post"] == "дейін" else None
    return _made(said, match, role)


def _season(match: re.Match[str], published: date) -> Mark | None:
    stem = match["two"] or match["s"]
    names = {"жаз": "summer", "күз": "autumn", "қыс": "winter", "көк": "spring"}
    which = "next" if (match["which"] or "").startswith(("келесі", "келер")) else ""
    year = int(match["y2"]) if match["y2"] else _year(match, published)
    said = dates.season(names[stem[:3]], year, published, which)
    return _made(said, match)


def _relative_month(match: re.Match[str], published: date) -> Mark | None:
    step = _step(match["which"] or "")
    if match["day"]:
        return _made(dates.day_after_months(step, int(match["day"]), published), match)
    role = "" if match["about"] and match["post"] == "дейін" else None
    return _made(dates.after_months(step, published), match, role)


def _week(match: re.Match[str], published: date) -> Mark | None:
    moved = dates.after_days(7 * _step(match["which"]), published)
    return _made(Said(moved.future[:7], moved.past[:7]), match)


def _near(match: re.Match[str], published: date) -> Mark | None:
    steps = {"ертең": 1, "бүгін": 0, "кеше": -1, "бүрсігүні": 2}
    step = next(n for stem, n in steps.items() if match["w"].startswith(stem))
    return _made(dates.after_days(step, published), match)


def _weekday(match: re.Match[str], published: date) -> Mark | None:
    index = next(n for n, stem in enumerate(_WEEKDAYS, 1) if match["wd"].startswith(stem))
    step = _step(match["which"] or "")
    which = "last" if step < 0 else "next" if step > 0 else ""
    return _made(dates.weekday(index, published, which), match)


def _of_month(match: re.Match[str], published: date) -> Mark | None:
    return _made(dates.day_of_month(int(match["day"]), published), match)


def _now(match: re.Match[str], published: date) -> Mark | None:
    return dates.mark(dates.after_days(0, published), "", "start")


def _copy(match: re.Match[str], published: date) -> Mark | None:
    return Mark("D", Said("", "", "", "", 0 if match["same"] else 1))


def _bare_year(match: re.Match[str], published: date) -> Mark | None:
    number = int(match["y"])
    role = _role(match)
    if match["about"]:
        role = ""
    elif role == "start" and number <= published.year:
        role = "since"
    return _made(dates.year(number), match, role)


def _this_year(match: re.Match[str], published: date) -> Mark | None:
    role = "since" if match["post"] == "бері" else ""
    return _made(dates.year(published.year + _step(match["yword"] or match[0])), match, role)


def _half(match: re.Match[str], published: date) -> Mark | None:
    which = 1 if match["n"].startswith("бірінші") else 2
    return _made(dates.half(which, _year(match, published), published), match)


def _quarter(match: re.Match[str], published: date) -> Mark | None:
    words = ("бірінші", "екінші", "үшінші", "төртінші", "1", "2", "3", "4", "і", "іі", "ііі", "iv")
    which = words.index(match["n"]) % 4 + 1
    return _made(dates.quarter(which, _year(match, published), published), match)


_AY = r"(?P<ay> ай(?P<acase>\w{0,8})\b)?"
_ANY_MONTH = STEMS
MONTH = re.compile(rf"\b(?:{STEMS})")
_Make = Callable[[re.Match[str], date], Mark | Sequence[Mark] | None]
_RULES: tuple[tuple[str, re.Pattern[str], _Make], ...] = (
    (
        r"\d\.\d",
        rx(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>20\d\d)" + r"(?:-?" + _CASE + ")" + _POST),
        _numeric,
    ),
    (
        _ANY_MONTH,
        rx(
            _YEAR
            + rf"\b(?P<day>\d{{1,2}})(?:[ -]{_MON2}\w{{0,6}})? ?(?:–|-| мен | бен | пен | және )"
            rf" ?(?P<last>\d{{1,2}})[ -]{_MON}\w{{0,6}} (?:аралығ|арасы)\w*"
        ),
        _range,
    ),
    (
        _ANY_MONTH,
        rx(
            _YEAR
            + rf"\b(?P<day>\d{{1,2}})[ -]{_MON2} ?(?:–|-) ?(?P<last>\d{{1,2}})[ -]{_MON}\w{{0,6}}"
        ),
        _range,
    ),
    (
        _ANY_MONTH,
        rx(
            _YEAR + rf"\b(?P<day>\d{{1,2}})(?:–"
            rf"|-)(?P<last>\d{{1,2}})[ -]{_MON}\w{{0,6}}"
        ),
        _range,
    ),
    (
        _ANY_MONTH,
        rx(
            _YEAR + rf"\b(?P<days>\d{{1,2}}(?:, \d{{1,2}})*(?: және | мен | бен | пен )\d{{1,2}})"
            rf"[ -]{_MON}{_CASE}{_POST}"
        ),
        _several,
    ),
    (
        _ANY_MONTH,
        rx(_YEAR + rf"(?:{WD}, )?\b(?P<day>\d{{1,2}}){_ORD}[ -]{_MON}{_CASE}{_POST}"),
        _day,
    ),
    (
        _ANY_MONTH,
        rx(
            _YEAR + rf"\b{_MON}(?:[ыі]?[ндт][ыі]ң"
            rf"| айының) (?P<day>\d{{1,2}})(?: жұлдыз)?-?{_CASE}(?! ?күндер)" + _POST
        ),
        _day,
    ),
    (
        _ANY_MONTH,
        rx(
            _YEAR + rf"\b{_MON}(?:[-–](?:{_ANY_MONTH}))?{_CASE}{_AY}{_PART}(?: (?P<post>(?<=н"
            rf" )бастап"
            rf"|дейін|кейін|бері|соң)\b)?"
        ),
        _month,
    ),
    (
        "жаз|күз|қыс|көктем",
        rx(
            _YEAR
            + r"(?:\b(?P<y2>20\d\d) ?[–/-] ?20\d\d жыл\w* )?(?:\b(?P<which>келесі|осы|алдағы|таяу"
            r"|келер) )?\b(?P<s>жаз|күз|қыс|көктем)(?:[ыі]н(?=[дае]))?(?:(?:-(?P<two>жаз"
            r"|қыс)(?P<case>\w{0,4})"
            r"|(?:ан|ен|ғы|гі|қы|дық|да|де|та|нан|дан|ден|тан|нен|ға|ге|дың|дің|тың"
            r"|нің))\b(?: (?:ай"
            r"|мезгіл|маусым|кесте"
            r"|кезең|навигация|бой|соң|бас(?!т)|орта)(?P<acase>\w*))*|(?: (?:ай|мезгіл|маусым"
            r"|кесте|бас(?!т)|орта|соң|аяғ)(?P<about>\w*)))"
            r"(?: бойынша)?(?: (?P<post>(?<=н )бастап|дейін|кейін|бері|соң)\b)?"
        ),
        _season,
    ),
    (
        "жарты",
        rx(_YEAR + r"(?:жылдың )?\b(?P<n>бірінші|екінші) (?:жарты жылдығ|жартыс|жартыжылд)\w*"),
        _half,
    ),
    (
        "тоқсан",
        rx(
            _YEAR + r"(?:жылдың )?\b(?P<n>бірінші|екінші|үшінші|төртінші|[1-4]|і{1,3}"
            r"|iv)(?:-ші)? тоқсан\w*" + _POST
        ),
        _quarter,
    ),
    (
        r"\bай",
        rx(
            r"\b(?:(?P<which>келесі|келер|алдағы|осы|өткен"
            r"|таяу) ай|ай(?=(?:дың)? (?:соңы|басы|ортасы|аяғы"
            r"|\d)))(?P<case>\w{0,4})\b(?: (?P<day>\d{1,2})-?"
            r"(?P<acase>\w{1,6})\b)?" + _PART + _POST
        ),
        _relative_month,
    ),
    (
        " апта",
        rx(r"\b(?P<which>келесі|келер|алдағы|осы|өткен) апта(?P<case>\w{1,6})\b" + _PART + _POST),
        _week,
    ),
    (
        "ертең|бүгін|кеше|бүрсі",
        rx(r"\b(?P<w>ертең|бүгін|кеше|бүрсігүні)(?P<case>нен|гі күннен)?(?!\w)" + _POST),
        _near,
    ),
    (
        "сенбі|жұма",
        rx(
            r"(?:\b(?P<which>келесі|келер|осы|өткен|алдағы) )?\b(?P<wd>"
            + WD
            + r")(?P<case>[днтг][ае]н?|д[ае]|г[іе])?"
            r"(?! мен| және| пен| бен|,? (?:"
            + WD
            + r")| сайын| күндері| күні де)(?: күн(?P<kun>і|нен|ге|інен)\b)?(?! сайын)"
            r"(?: (?P<post>(?<=н )бастап|дейін|кейін)\b)?"
        ),
        lambda m, p: _weekday(m, p) if m["which"] or m["case"] or m["kun"] else None,
    ),
    ("дереу|кідір|бастап", rx(r"\b(?:дереу|кідіріссіз|осы сәттен бастап|бүгіннен бастап)\b"), _now),
    (
        "күн|ертең",
        rx(
            r"\b(?:(?P<same>(?:дәл )?(?:сол|осы) күн(?:і|нен))|(?:ертесіне|ертесі күні"
            r"|ертеңіне))(?: бастап)?\b"
        ),
        _copy,
    ),
    (
        r"\d-с?[ыі]",
        rx(r"\b(?P<day>\d{1,2})-(?:с?[ыі])(?P<case>нан|нен|нда|нде|на|не)\b" + _POST),
        _of_month,
    ),
    (r"\d-с?[ыі]", rx(r"\b(?P<day>\d{1,2})-(?:с?[ыі])(?P<case>) күн(?P<kun>і)\b"), _of_month),
    (
        "жыл",
        rx(
            r"\b(?P<y>20\d\d|19\d\d)(?:-\d{4})? ?жыл(?P<case>\w{0,6})\b"
            + _PART
            + r"(?: (?P<post>(?<=н )бастап|дейін"
            r"|кейін|бері)\b)?"
        ),
        _bare_year,
    ),
    (
        "жыл",
        rx(
            r"\b(?:(?P<yword>келесі|келер|алдағы|осы|өткен|ағымдағы) жыл(?P<case>\w{0,6})"
            r"|биыл(?:ғы жыл\w*)?"
            r"|былтыр|жыл(?=(?:дың)? (?:соң|аяғ|аяқ)))\b(?! сайын)"
            + _PART
            + r"(?: (?P<post>(?<=н )бастап|дейін|бері)\b)?"
        ),
        _this_year,
    ),
)
"""Words that a rule is not asked about a sentence without, the rule, and what it makes."""


def put_dates(line: Line, published: date) -> None:
    """Put a mark for every date."""
    known = {hint: re.search(hint, line.text) for hint in {rule[0] for rule in _RULES}}
    for hint, pattern, make in _RULES:
        if known[hint]:
            line.put(pattern, lambda m, make=make: make(m, published))  # type: ignore[misc]
