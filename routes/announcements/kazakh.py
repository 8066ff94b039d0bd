"""The Kazakh rules. The verb comes last: its ending and the words behind it say what is claimed."""

from __future__ import annotations

import re
from dataclasses import replace

from routes.announcements.forms import KAZAKH_OF
from routes.announcements.kazakh_cues import CUES, INTENDED
from routes.announcements.kazakh_roles import mark_dates
from routes.announcements.kazakh_tense import CONTRAST, tense
from routes.announcements.kazakh_weekly import mark_weekly
from routes.announcements.language import Language, Pair, Segment, Words
from routes.announcements.line import Line, Mark, rx
from routes.announcements.names import Names, Place
from routes.announcements.pairing import find_pairs, join_same, set_aside

_END = re.compile(
    r"\w(?:[аейя]ды|[аейя]ді|[аейя]м[ыі][зн]|[дт][ыі]|[дт][ыі][қк]|[мпб]а[қк](?:шы)?"
    r"|[мпб]ек(?:ші)?|[ғқ]ан|[гк]ен"
    r"|[ыі]п|йп|ап|еп|[лтнршзй]с[ае]|[ғқ]анымен|[гк]енімен|[ғг][аеіы][лн]\w{0,6}"
    r"|[аей]т[ыі]н\w{1,4})$"
    r"|\b(?:жоқ|отыр|жатыр|тұр|болатын|болмақ|екен|(?<!аптадан )(?<!айдан )(?<!күннен )кейін|соң"
    r"|байланысты|қарамастан|салдарынан"
    r"|орай|сәтте|жағдайда|болса)$"
)
"""A verb, or a word that closes a clause before its comma."""
_FINITE = re.compile(r"\w(?:[аейя]д[ыі]|[аейя]м[ыі]з|[дт][ыі]|жатыр|отыр|[мпб][ае][қк](?:ш[ыі])?)$")
_SHARES = re.compile(r"(?:[ыі]п|йп|ап|еп)$|және$")
_JOINT = re.compile(
    r"(?P<hard>[;:.] | [–-] (?=\w))|(?P<comma>, )(?P<but>(?=(?:ал|бірақ|алайда|дегенмен|өйткені"
    r"|себебі) ))?(?!керісінше)(?P<also>(?:сондай-ақ|сонымен қатар|әрі|және) )?"
    r"|(?P<and> (?:және|әрі|да|де) )"
)
_BACK = re.compile(
    r"(?:(?<!аптадан )(?<!айдан )(?<!күннен )кейін|соң|байланысты|қарамастан|салдарынан|орай|болса"
    r"|жағдайда|[ғқ]андықтан|[гк]ендіктен"
    r"|[ғқ]анымен|[гк]енімен|[лтнршзй]с[ае]|"
    rf"{INTENDED}),?$"
)
_DROPS = re.compile(r"бас тарт|жапты|жойды|тоқтатты|доғарды|[лс]май(?:ды|мыз)|шпай(?:ды|мыз)")
_MEANT = re.compile(rf"(?:{INTENDED})$")
_REMARK = rx(
    r"^(?:бұл|ол|екеуі де|бұлар)(?: да| де)?(?: [–-])? (?!.*<D>)[^,;]*"
    r"(?:бағыт|рейс|маршрут|желі|қадам)\w{0,2}$"
)
"""What a route is, said after a dash without a verb: 'this is its first route to …'."""
_ASIDE_START = re.compile(
    r"^(?:өйткені|себебі|(?:бұл|ол) үшін|еске салайық|еске сала кетейік|айта кетейік)\b"
)


def _cuts(text: str) -> list[int]:
    """Where the parts of a sentence end."""
    cuts = []
    for joint in _JOINT.finditer(text):
        before = text[max(0, joint.start() - 20) : joint.start()]
        ends = _FINITE if joint["and"] else _END
        if joint["hard"] or joint["but"] is not None or ends.search(before):
            cuts.append(joint.end())
    return [*cuts, len(text)]


def segments(line: Line) -> list[Segment]:
    """Parts with one verb each, which stands at their end."""
    found: list[Segment] = []
    at = 0
    for end in _cuts(line.text):
        if end - at < 3 and end < len(line.text):
            continue
        part = line.text[at:end].strip(" ,;:–-")
        if found and _MEANT.search(part) and _DROPS.search(line.text, found[-1].start, at):
            found[-1] = replace(found[-1], end=end)  # 'dropped it, which was to start in May'
        else:
            back = bool(_BACK.search(part) or _ASIDE_START.search(part))
            back = (back and not CONTRAST.search(line.text)) or bool(_REMARK.search(part))
            joined = bool(found) and bool(_SHARES.search(line.text[:at].rstrip(" ,")))
            found.append(Segment(at, end, at, back, joined))
        at = end
    return found


_SEP = r"(?:, | және | мен | бен | пен |/| әрі |, сондай-ақ |, сонымен қатар | сондай-ақ )"
_W = r"(?:[\w-]+ ){0,2}?"
_EXTRA = r"(?: ?\([^()]{0,60}\)|(?: (?:рейс|ұшу|тікелей|тұрақты)\w*){0,2}(?: <D>| <F>){1,2})?"
_FROM = rf"(?P<a><X>(?:дан)?(?:{_SEP}<X>(?:дан)?)*)(?<=дан)"
_LIST = rf"<X>(?:ға)?{_EXTRA}(?:{_SEP}{_W}<X>(?:ға)?{_EXTRA})*"
_GAP = r"(?P<gap><^X>{0,90}?)"
_WAY = r"(?:бағыт|рейс|маршрут|тікелей|әуе|тұрақты|қаты|сапар|арал|жаққа)"
_CARRIERS = r"(?:әуе ?)?(?:тасымалдаушы|компания|авиакомпания)"
_JOIN = r"(?: ?(?:мен|бен|пен) | және )"
_MORE = r"(?:(?:, | және )<X>)*"
_PAIRS = (
    (
        "list",
        rx(
            rf"(?P<a><X>(?:, <X>)*){_JOIN}{_W}(?P<b><X>{_MORE})(?:ның)? (?:\w+ ){{0,2}}?"
            r"(?:арасы|аралығы)\w*"
        ),
    ),
    ("dash", rx(r"<X> ?(?:-|–|→) ?<X>(?: ?(?:-|–|→) ?<X>)*(?:/<X>)*")),
    (
        "list",
        rx(rf"{_FROM}{_GAP} (?P<b>{_LIST})(?:(?<=ға)|(?<=\))|(?= ?{_WAY})|(?=ға)|(?= және кері))"),
    ),
    ("list", rx(rf"(?P<b>{_LIST})(?<=ға){_GAP} {_FROM}")),
    ("list", rx(rf"(?P<a><X>)ны{_GAP} (?P<b><X>(?:{_SEP}<X>)*)мен")),
    ("list", rx(rf"(?P<b><X>)мен{_GAP} (?P<a><X>)ны")),
    (
        "list",
        rx(rf"(?P<a><X>){_JOIN}(?P<b><X>{_MORE})ны{_GAP} (?:жалға|байланыстыр|қосатын|қосады)"),
    ),
    ("list", rx(rf"(?P<a><X>){_JOIN}(?P<b><X>){_GAP} (?:байланыс(?=[атп])|жалған)")),
    ("list", rx(rf"(?P<a><X>) (?P<b><X>)мен{_GAP} (?:байланыс|жалғас|қатына|рейс|әуе)")),
    ("list", rx(r"(?P<a><X>) (?P<b><X>)(?= ?(?:бағыт|рейс|маршрут))")),
    ("list", rx(rf"(?P<a><K>) (?P<b><K>)(?= {_CARRIERS}\w*[нл][ае])")),
    ("list", rx(r"(?P<a><K>) (?:мен|бен|пен) (?P<b><K>)(?! ?(?:ға|да|дан))")),
)
_BREAK = re.compile(r"[аей]д[ыі],? |, ал | бірақ |<")
_CASE = "|".join(sorted(KAZAKH_OF, key=len, reverse=True))
_TAIL = rx(rf"(?P<mark><X>|<C>)[»”\"']?[-'’]?[іы]?(?P<case>{_CASE})(?!\w)")
_CITY = rx(
    r"(?P<mark><X>)(?:ның)?[»”\"]?(?: (?:халықаралық|аттас|қалалық))*"
    r" (?:(?P<city>қала|астана)(?:сы|лары)?|әуежай(?:ы|лары)?|арал(?:ы|дары)?|ел(?:і|дері)?"
    r"|мемлекет(?:і|тері)?)"
    rf"(?P<case>{_CASE}|н)?(?!\w)"
)
_BESIDE_LAND = rx(
    "|".join(f"(?<=<K> {w} )<P>" for w in ("мен", "бен", "пен")) + "|<P>(?= (?:мен|бен|пен) <K>)"
)
_FILLER = rx(r",? (?:нақтырақ|дәлірек|нақты|анығырақ)(?: айт\w+)?,")
_BOTH_SIDES = rx(
    r"(<X>)(?:ның)? (?:үкімет|билік|билігі|тарап|жағы|министрлі[гк]|өкілдер)\w*(?= (?:мен|бен"
    r"|пен) <K>)"
)
_HOME = rx(r"^(<P>)(?:ның)? (?:халықаралық )?әуежай")
_OWN = rx(r"<X>(?:[лдт](?:ық|ік))\w{0,8}")
_MERGES = (
    rx(r"(<P>) ?[(/] ?(?P<second><P>)\)?"),
    rx(r"(<P>)(?:ның|дағы) (?P<second><P>)"),
    rx(r"(<P>) (?P<second><P>)(?= |,|$|дан|ға|да)"),
    rx(r"(<P>) ?\((<K>)\),?"),
    rx(
        r"(<K>)(?:ның)? (?:астанасы |ірі қаласы |оңтүстігіндегі |екінші ірі қаласы "
        r"|мегаполисі )?[–-]? ?(?P<second><P>)(?!ның)"
    ),
    rx(r"(<K>)дағы (?P<second><P>)"),
)
_OFFICE = (
    r"(?:Үкімет|президент|министр|көлік|елші|сыртқы|премьер|азаматтық|ұлттық|билік|билігі|парламент"
    r"|делегация|азаматтар|халқы|туристер|бизнес|тарап|жағы|әуе ?компания|авиакомпания"
    r"|тасымалдаушы|лоукостер|баспасөз|газет|агентті[кг]|телеарна|мэр|әкім|полиция|биржа|тұрғын"
    r"|республикасы)"
)
_ALONE = "(?<!<K> мен )(?<!<K> бен )(?<!<K> пен )"
_ASIDE = (
    rx(r"<P>(?:да|дан|ға)? (?:арқылы|аялда\w*|аялдап|қонып|транзит\w*|тоқтап)"),
    rx(rf"{_ALONE}(?<!<K> )<X>(?:ның)?(?= {_OFFICE.lower()})"),
    rx(r"<X>(?:да|дағы)(?!\w)"),
    rx(rf"{_ALONE}<X>ның(?= )"),
    rx(r"<P> ?[–-] ?<P>(?= \w+[ндт][іы]ң орнына)"),
)


def _tidy(line: Line, names: Names) -> None:
    """One suffix for each case, directly behind its mark; a city as its name alone."""
    line.drop(_MONTH, lambda m: _month_of(line, m))
    line.drop(_FILLER, lambda m: ",")
    line.drop(_BOTH_SIDES, lambda m: m[1])
    line.put(_BESIDE_LAND, lambda m: _as_land(line, m[0]))
    if port := _HOME.search(line.text):
        line.home = port[1]
    line.drop(_TAIL, lambda m: m["mark"] + KAZAKH_OF[m["case"]])
    set_aside(line, _OWN)
    line.drop(_CITY, _city)
    for pattern in _MERGES:
        join_same(line, names, pattern)
    for pattern in _ASIDE:
        set_aside(line, pattern)


def _as_land(line: Line, char: str) -> Mark | None:
    """The country of a place that has its name: 'Norway and Singapore'."""
    value = line.mark(char).value
    return Mark("K", value.country) if isinstance(value, Place) and value.country else None


def _city(match: re.Match[str]) -> str | None:
    """A place without the word for a city or an airport, with the case of that word."""
    case = match["case"]
    return match["mark"] + ("ны" if case == "н" else KAZAKH_OF.get(case or "", ""))


_MONTH = rx(
    r"^<P>(?:да|нан)(?= )|<P>(?= ай(?:ы|да))|<P>(?:нан)(?= бастап)|<P>ның (?=соңы|басы"
    r"|орта|аяғы|\d)|(?<=\d[ -])<P>"
)


def _month_of(line: Line, match: re.Match[str]) -> str | None:
    """A place that is a month: 'Қазанда', 'Қазан айында'."""
    first, last = line.span(match.start(), match.start() + 1)
    word = line.source[first - line.base : last - line.base].lower()
    return word + match[0][1:] if word == "қазан" else None


def _pairs(line: Line) -> list[Pair]:
    return find_pairs(line, _PAIRS, _BREAK)


_WORDS = Words(
    distract=rx(
        r"\b(?:жүк(?!те)\w*|карго\w*|пошта\w*|чартер\w*|пойыз\w*|поезд\w*|теміржол\w*|автобус\w*"
        r"|паром\w*"
        r"|круиз\w*|код-?шеринг\w*|кодшеринг\w*|бірлескен рейс\w*|терминал\w*|кешікті\b|кешігу\w*"
        r"|кідір\w*|апат\w*"
        r"|мәжбүрлі|ереуіл\w*|забастовка\w*|ауа рай\w*|тұман\w*|боран\w*|қар жау\w*|дауыл\w*"
        r"|техникалық (?:себеп|ақау)\w*"
        r"|найзағай\w*|тайфун\w*"
        r"|қажылық\w*|қажы\w*|умра\w*|ұмра\w*|арнайы рейс\w*|эвакуация\w*"
        r"|тауар айналым\w*|экспорт\w*"
        r"|импорт\w*|елшілі\w+|тікұшақ\w*|багаж\w*|қолжүк\w*|бір реттік|бір жолғы|гуманитарлық"
        r"|жанкүйер\w*|құрама(?:сы|ның|мыз)?\b|тіркеу\w*"
        r"|фестивал\w*)\b|(?<!әуе )\bкеме(?:сі|лері|мен)?\b"
    ),
    flights=rx(
        r"рейс|\bәуе|авиа|қайта (?:баста|аш|іске)|\bұш(?!ыр)|бағыт|маршрут|тасымалдаушы|жиілі"
        r"|қатына|лоукостер|<C>|<F>"
    ),
    air=rx(
        r"рейс|\bәуе ?(?:қатынас|байланыс|жол)|авиа(?:рейс|қатынас|байланыс|сообщ)|\bұшу|\bұша"
        r"|маршрут|жиілі|<F>"
    ),
    resumed=rx(
        r"\bқайта(?:дан)?\b(?! (?:қара|құр|жөнде))|үзілістен (?:кейін|соң)|(?:жылдан|айдан"
        r") (?:кейін|соң)|жыл(?:дан)? бері алғаш"
        r"|тоқтат(?:ыл)?(?:қан|ған)|тоқтап қалған|тоқтап тұрған|үзіл(?:іп қал)?ған"
        r"|жабыл(?:ып қал)?ған|жалғастыр"
        r"|бұрын(?:ғы)? (?:болған|ұшқан)"
    ),
    countries=rx(
        r"\b(?:екі|қос) (?:ел|мемлекет|тарап)(?:дің|тің)?(?: арасы\w*)?\b|\bел(?:дер"
        r"|іміз)дің арасы\w*|\bелдер арасы\w*\b|\bәр(?:бір)? тарап\w*"
    ),
    airline=rx(
        r"(?:әуе ?компания|авиакомпания|тасымалдаушы|компания|лоукостер)\w*|\b(?:ол|оның|оны|олар"
        r"|ал|бірақ|сондай-ақ|алғашқы рейс|екінші|үшінші|қосымша|бұл (?:рейс|бағыт))\b"
    ),
    first=re.compile(r"\b(?:жаңа|алғаш|тұңғыш|бірінші)"),
    start=re.compile(r"жаңа рейс|\bаш(?:а|ы|п)|іске қос|\bбаста(?!п\b)"),
    report=re.compile(r"(?!)"),  # kazakh_dates knows the day of a statement
    subject=rx(r"[«\"“]?<C>[»\"”]?(?:(?:,| мен| бен| пен| және|, сондай-ақ) [«\"“]?<C>[»\"”]?)*"),
    strangers=rx(
        r"<C>[»\"”]?(?:мен|пен|бен)(?: \w+)? (?:бірлес|серіктес|бәсекелес|код|бірге)\w*"
        r"|<C>[»\"”]?(?: (?:әуе ?компания\w*|авиакомпания\w*))?(?:дан)? (?:кейін|басқа|өзге)\b"
        r"|<C>[»\"”]?(?: (?:әуе ?компания\w*|авиакомпания\w*))? (?:да |де )?(?:қазірдің өзінде"
        r"|қазір|бұған дейін)"
        r"|(?:сияқты|серіктесі|бәсекелесі) [«\"“]?<C>"
    ),
    step=rx(r"рейс|жиілі|\bрет|ұшу|қатынас|мәрте|<F>"),
    old=re.compile(
        r"(?:бастапқыда|әуелде|бұрын|бұған дейін|алғашында|алғашқы жоспар бойынша)[\w ]{0,20}$"
    ),
    base=rx(r"(<P>)дан\b"),
    toward=re.compile(r"(?!)"),
    joins=re.compile(r"(?!)"),
    promised=rx(
        r"(?:бастапқыда|әуелде|алғашында|бұрын|бұған дейін|әуелгіде|<D>)[^;]{0,80}?"
        rf"(?:{INTENDED})"
    ),
    hush=rx(
        r"\b(?:мақұлда|рұқсат (?:бер|ал|ет)|келісім (?:бер|ал)|келісе?|қолда)\w{0,4}с[ае] ғана\b"
        r"|\b(?:рұқсат (?:бер|ал|ет)|мақұлда)\w{0,5}с[ае]\b|жағдайда ғана"
    ),
    here=rx(
        r"\b(?:осы|бұл|сол|аталған) (?:жерден|қаладан|әуежайдан)|\b(?:мұнан|осыдан|содан|мұндағы)\b"
    ),
    both=rx(
        r"(?:\bбұл(?= <D> (?:\w+ )?(?:күшіне|баста|іске|жүзеге))|\b(?:екеуі|үшеуі|төртеуі|барлығы"
        r"|бәрі|барлық (?:рейс|бағыт|өзгеріс)\w*|(?:екі|қос|үш|бұл"
        r"|осы) (?:рейс|бағыт|маршрут|өзгеріс|шешім)\w*|(?:өзгеріс|тоқтату|үзіліс|қысқарту|шектеу"
        r"|шара)\w*|жаңа кесте))(?: [дт][ае])?"
        r"(?: \w+){0,2} (<D>)"
    ),
)
KAZAKH = Language("kk", CUES, _WORDS, mark_dates, mark_weekly, _tidy, _pairs, segments, tense)
