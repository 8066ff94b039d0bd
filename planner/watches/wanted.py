"""What a person or program asks to follow, as nested text → a Watch; errors that name the field.

    {"follow": {"what": "route", "origin": "NQZ", "destination": "ICN", "direction": "both"},
     "tell": {"channel": "webhook", "target": "https://…", "format": "json"},
     "kinds": ["launched"], "zone": "Asia/Almaty",
     "quiet": {"from": "22:00", "until": "07:00"}, "digest": {"every": "daily", "at": "08:00"}}

The same shape is told back by `told()`, but for the target, of which only the host is shown.
"""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from zoneinfo import available_timezones

from planner.data import Data
from planner.network import Network
from planner.places import find_place
from planner.settings import Settings
from planner.watches.watch import KINDS, Channel, State, Watch, What
from routes.errors import BadInput, Conflict, Unknown

FOLLOWED = {
    What.ROUTE: ("origin", "destination", "direction"),
    What.OD: ("origin", "destination", "direction"),
    What.STATION: ("station",),
    What.CARRIER: ("carrier",),
    What.COUNTRIES: ("origin", "destination", "direction"),
    What.CLAIM: ("promise",),
    What.FEEDS: (),
}
FORMATS = ("json", "telegram")
DIRECTIONS = ("both", "one_way")
EVERY = ("daily", "weekly")
PARTS = ("follow", "tell", "kinds", "zone", "quiet", "digest")
LONGEST = 500
CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"
URL = r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[!-~]*)?"
MAIL = (
    r"[A-Za-z0-9_%+-]{1,30}(\.[A-Za-z0-9_%+-]{1,30}){0,3}"
    r"@([A-Za-z0-9]{1,40}(-[A-Za-z0-9]{1,20}){0,3}\.){1,4}[A-Za-z]{2,20}"
)
CHAT = r"(-?[0-9]{1,20}|@[A-Za-z0-9_]{5,40})"


def read_watch(network: Network, given: Any, settings: Settings) -> Watch:
    """A new watch as asked for; e-mail waits for its confirmation."""
    asked = _part(given, "", PARTS)
    what, subject, both_ways = _followed(network, _part(asked.get("follow"), "follow", None))
    made = Watch(
        id=f"w_{secrets.token_hex(8)}",
        what=what,
        subject=subject,
        both_ways=both_ways,
        key=secrets.token_urlsafe(24),
    )
    made = _told_where(
        made, _part(asked.get("tell") or {"channel": "pull"}, "tell", None), settings
    )
    return read_manner(made, {k: v for k, v in asked.items() if k not in ("follow", "tell")})


def read_manner(watch: Watch, given: Any) -> Watch:
    """The watch with kinds, zone, quiet hours and digest as given; those left out stay."""
    asked = _part(given, "", PARTS[2:])
    if "kinds" in asked:
        watch = replace(watch, kinds=_kinds(asked["kinds"]))
    if "zone" in asked:
        watch = replace(watch, zone=_zone(asked["zone"]))
    if "quiet" in asked:
        quiet = _clocks(asked["quiet"], "quiet", ("from", "until"))
        if quiet and quiet["from"] == quiet["until"]:
            raise Conflict("quiet hours end when they begin", field="quiet", remedy="two times")
        watch = replace(watch, quiet_from=quiet.get("from", ""), quiet_until=quiet.get("until", ""))
    if "digest" in asked:
        digest = _clocks(asked["digest"], "digest", ("at",), ("every",))
        every = _choice(digest, "digest.every", EVERY) if digest else ""
        watch = replace(watch, digest=every, digest_at=digest.get("at", ""))
    return watch


def follow_of(what: str, subject: str, *, one_way: bool = False) -> Data:
    """What to follow from one field: 'NQZ-ICN' of a pair, a station, a carrier, a promise."""
    names = FOLLOWED[What(_choice({"what": what}, "what", [*What]))]
    found: Data = {"what": what}
    if "origin" in names:
        found["origin"], _, found["destination"] = subject.partition("-")
        found["direction"] = "one_way" if one_way else "both"
    elif names:
        found[names[0]] = subject
    return found


def told(watch: Watch) -> Data:
    """The watch in the shape it was asked for; of the target only what gives nothing away."""
    quiet = {"from": watch.quiet_from, "until": watch.quiet_until}
    return {
        "follow": _told_follow(watch),
        "tell": {
            "channel": str(watch.channel),
            "target": masked(watch) or None,
            "format": watch.format or None,
        },
        "kinds": sorted(watch.kinds),
        "zone": watch.zone,
        "quiet": quiet if watch.quiet_from else None,
        "digest": {"every": watch.digest, "at": watch.digest_at} if watch.digest else None,
    }


def masked(watch: Watch) -> str:
    """Whom a watch tells, without what would let others write there."""
    if watch.channel is Channel.EMAIL:
        name, _, host = watch.target.partition("@")
        return f"{name[:1]}…@{host}" if host else ""
    parts = urlsplit(watch.target)
    return f"{parts.scheme}://{parts.netloc}/…" if watch.target else ""


def _told_follow(watch: Watch) -> Data:
    names = FOLLOWED[watch.what]
    found: Data = {"what": str(watch.what)}
    if "origin" in names:
        found["origin"], found["destination"] = watch.ends
        found["direction"] = "both" if watch.both_ways else "one_way"
    elif names:
        found[names[0]] = watch.subject
    return found


# -- what is followed ------------------------------------------------------------------------------


def _followed(network: Network, given: Mapping[str, Any]) -> tuple[What, str, bool]:
    what = What(_choice(given, "follow.what", [*What]))
    _only(given, "follow", ("what", *FOLLOWED[what]))
    if what is What.FEEDS:
        return what, "*", True
    if what is What.CLAIM:
        return what, _promise(network, _text(given, "follow.promise")), True
    if what is What.CARRIER:
        return what, _matched(given, "follow.carrier", "[A-Z0-9]{2}", "a designator as KC"), True
    if what is What.STATION:
        return what, _station(network, _text(given, "follow.station"), "follow.station"), True
    ends = [_end(network, what, given, name) for name in ("origin", "destination")]
    if ends[0] == ends[1]:
        raise Conflict(
            f"origin and destination are both {ends[0]}",
            field="follow.destination",
            remedy="name two different places",
        )
    ways = _choice(given, "follow.direction", DIRECTIONS, "both")
    return what, "-".join(ends), ways == "both"


def _end(network: Network, what: What, given: Mapping[str, Any], name: str) -> str:
    field = f"follow.{name}"
    text = _text(given, field)
    if what is What.COUNTRIES:
        code = text.upper()
        if not any(s.country == code for s in network.stations.values()):
            raise Unknown(f"no country {text!r} is known", field=field, remedy="a code as KZ")
        return code
    if what is What.ROUTE:
        return _station(network, text, field)
    return find_place(network, text, field=field).code


def _station(network: Network, text: str, field: str) -> str:
    place = find_place(network, text, field=field)
    if len(place.stations) > 1:
        raise Unknown(
            f"{place.name} is more than one station",
            field=field,
            remedy=f"one of {', '.join(place.stations[:12])}, or follow an origin and destination",
        )
    return place.stations[0]


def _promise(network: Network, key: str) -> str:
    if key not in {p.key for p in network.promises}:
        raise Unknown(
            f"no promise {key!r} is held",
            field="follow.promise",
            remedy="the key of one in /api/v1/promises",
        )
    return key


# -- whom it is told -------------------------------------------------------------------------------


def _told_where(watch: Watch, given: Mapping[str, Any], settings: Settings) -> Watch:
    channel = Channel(_choice(given, "tell.channel", [*Channel]))
    if channel is Channel.PULL:
        _only(given, "tell", ("channel",))
        return replace(watch, channel=channel)
    if channel is Channel.EMAIL:
        _only(given, "tell", ("channel", "target"))
        return _by_mail(replace(watch, channel=channel), given, settings)
    return _by_webhook(replace(watch, channel=channel), given, settings)


def _by_mail(watch: Watch, given: Mapping[str, Any], settings: Settings) -> Watch:
    if not (settings.smtp and settings.public_base_url):
        raise Conflict(
            "this service sends no e-mail",
            field="tell.channel",
            remedy="its operator sets SAPAR_SMTP, SAPAR_MAIL_FROM and SAPAR_PUBLIC_BASE_URL; "
            "the Atom feed and a webhook need none of them",
        )
    target = _matched(given, "tell.target", MAIL, "one address, name@example.org")
    if len(target) > 254:
        raise BadInput("the address is too long", field="tell.target", remedy="at most 254")
    return replace(watch, target=target, format="text", secret=new_secret(), state=State.PENDING)


def _by_webhook(watch: Watch, given: Mapping[str, Any], settings: Settings) -> Watch:
    format_ = _choice(given, "tell.format", FORMATS, "json")
    own = ("chat_id",) if format_ == "telegram" else ("secret",)
    _only(given, "tell", ("channel", "target", "format", *own))
    target = _matched(given, "tell.target", URL, "a URL with https://, no user in it")
    if not target.startswith("https://") and not settings.allow_private:
        raise BadInput("the URL is not https", field="tell.target", remedy="a URL with https://")
    if format_ == "telegram":
        chat = _matched(given, "tell.chat_id", CHAT, "the number of a chat, or @channel")
        return replace(watch, target=f"{target}?chat_id={quote(chat)}", format=format_)
    secret = _secret(_text(given, "tell.secret")) if "secret" in given else new_secret()
    return replace(watch, target=target, format=format_, secret=secret)


def chat_of(target: str) -> tuple[str, str]:
    """The address of the Bot API method, and the chat, of a Telegram target."""
    address, _, query = target.rpartition("?")
    return address, parse_qs(query)["chat_id"][0]


def new_secret() -> str:
    """A secret of Standard Webhooks, 256 bits."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"


def _secret(text: str) -> str:
    try:
        key = base64.b64decode(text.removeprefix("whsec_"), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not text.startswith("whsec_") or not 24 <= len(key) <= 64:
        raise BadInput(
            "the secret is none of Standard Webhooks",
            field="tell.secret",
            remedy="whsec_ and 24 to 64 bytes in base64, or leave it out and one is made",
        )
    return text


# -- parts -----------------------------------------------------------------------------------------


def _part(given: Any, field: str, allowed: Collection[str] | None) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise BadInput(
            f"{field or 'the body'} is no object", field=field, remedy=f"an object with {PARTS[:2]}"
        )
    if allowed is not None:
        _only(given, field, allowed)
    return given


def _only(given: Mapping[str, Any], field: str, allowed: Collection[str]) -> None:
    for name in given:
        if name not in allowed:
            whole = f"{field}.{name}".lstrip(".")[:100]
            raise BadInput(f"unknown field {whole!r}", field=whole, remedy=", ".join(allowed))


def _text(given: Mapping[str, Any], field: str) -> str:
    value = given.get(field.rpartition(".")[2])
    if not isinstance(value, str) or not value.strip():
        raise BadInput(f"{field} is not given", field=field, remedy="some text")
    if len(value) > LONGEST:
        raise BadInput(f"{field} is too long", field=field, remedy=f"at most {LONGEST} characters")
    return value.strip()


def _matched(given: Mapping[str, Any], field: str, pattern: str, remedy: str) -> str:
    text = _text(given, field)
    if not re.fullmatch(pattern, text):
        raise BadInput(f"{field} is not right", field=field, remedy=remedy)
    return text


def _choice(
    given: Mapping[str, Any], field: str, choices: Collection[str], default: str = ""
) -> str:
    if default and field.rpartition(".")[2] not in given:
        return default
    text = _text(given, field)
    if text not in choices:
        raise BadInput(f"{field} {text!r} is not known", field=field, remedy=", ".join(choices))
    return text


def _kinds(given: Any) -> frozenset[str]:
    if not isinstance(given, list):
        raise BadInput("kinds is no list", field="kinds", remedy="a list, empty for all")
    for one in given:
        if one not in KINDS:
            raise BadInput(f"kind {one!r} is not known", field="kinds", remedy=", ".join(KINDS))
    return frozenset(given)


def _clocks(
    given: Any, field: str, clocks: Collection[str], other: Collection[str] = ()
) -> dict[str, str]:
    """An object with clock times, empty for null."""
    if given is None:
        return {}
    asked = _part(given, field, (*clocks, *other))
    for name in clocks:
        _matched(asked, f"{field}.{name}", CLOCK, "HH:MM")
    return dict(asked)


@lru_cache(maxsize=1)
def zones() -> frozenset[str]:
    """The names of the tz database."""
    return frozenset(available_timezones())


def _zone(given: Any) -> str:
    name = _text({"zone": given}, "zone")
    if name not in zones():
        raise Unknown(f"no time zone {name!r} is known", field="zone", remedy="as Asia/Almaty")
    return name
