"""Bytes from outside: deadlines, caps, the address gate, secrets."""

from __future__ import annotations

import io
import logging
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import timedelta, timezone
from pathlib import Path
from urllib.parse import quote

import pytest
import requests
from conftest import Waits, at
from incheon_service import KEY, Service, running

from routes.errors import FetchError
from routes.feeds import fetch, gate
from routes.feeds.fetch import Fetched, Fetcher, redact, shown
from routes.feeds.gate import is_public

NOW = at("2026-05-01")


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as made:
        yield made


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def fetcher(waits: Waits) -> Fetcher:
    return Fetcher(allow_private=True, sleep=waits.sleep, clock=waits.clock, deadline_seconds=5)


def get(fetcher: Fetcher, url: str, **more: str) -> Fetched:
    return fetcher.get(url, now=NOW, **more)  # type: ignore[arg-type]


# -- what comes back


def test_body_with_its_hash_and_marks(fetcher: Fetcher, service: Service) -> None:
    service.files["/legs.csv"] = (b"abc", '"v1"')
    got = get(fetcher, f"{service.base}/legs.csv")
    assert got.body == b"abc"
    assert got.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert got.etag == '"v1"'
    assert not got.unchanged


def test_fetched_at_is_utc(fetcher: Fetcher, tmp_path: Path) -> None:
    path = tmp_path / "legs.csv"
    path.write_bytes(b"abc")
    korea = NOW.astimezone(timezone(timedelta(hours=9)))
    assert fetcher.get(str(path), now=korea).fetched_at.isoformat() == "2026-05-01T06:00:00+00:00"


def test_304_is_unchanged_and_keeps_the_mark(fetcher: Fetcher, service: Service) -> None:
    service.files["/legs.csv"] = (b"abc", '"v1"')
    got = get(fetcher, f"{service.base}/legs.csv", etag='"v1"', last_modified="yesterday")
    assert (got.unchanged, got.body, got.sha256, got.etag) == (True, b"", "", '"v1"')
    assert service.headers[-1]["If-Modified-Since"] == "yesterday"


def test_304_that_nobody_asked_for_is_no_answer(fetcher: Fetcher, service: Service) -> None:
    service.files["/legs.csv"] = (b"", "")
    service._file = lambda to, body, etag: fetch_send(to, 304)  # type: ignore[method-assign]
    with pytest.raises(FetchError, match="304"):
        get(fetcher, f"{service.base}/legs.csv")


def fetch_send(to: object, status: int) -> None:
    to.send_response(status)  # type: ignore[attr-defined]
    to.end_headers()  # type: ignore[attr-defined]


def test_gzip_is_unpacked(fetcher: Fetcher, service: Service) -> None:
    assert get(fetcher, f"{service.base}/zipped").body == b"plain text"


def test_a_local_file(fetcher: Fetcher, tmp_path: Path) -> None:
    path = tmp_path / "legs.csv"
    path.write_bytes(b"abc")
    assert get(fetcher, str(path)).body == b"abc"


def test_a_missing_file_a_folder_and_a_large_file_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    large.write_bytes(b"0" * 11)
    fetcher = Fetcher(max_bytes=10)
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FetchError, match="no file"):
            get(fetcher, str(path))
    with pytest.raises(FetchError, match="more than 10 bytes"):
        get(fetcher, str(large))


def test_the_error_page_is_quoted_without_tags(fetcher: Fetcher, service: Service) -> None:
    with pytest.raises(FetchError, match=r"/missing answered 404 Not Found: No such page$"):
        get(fetcher, f"{service.base}/missing")
    assert len(service.calls) == 1


# -- limits


@pytest.mark.parametrize("page", ["drip", "dripheaders", "half"])
def test_the_deadline_covers_headers_and_body(service: Service, page: str) -> None:
    fetcher = Fetcher(allow_private=True, deadline_seconds=0.2)
    begun = time.monotonic()
    with pytest.raises(FetchError, match=r"did not finish within 0\.2 seconds"):
        get(fetcher, f"{service.base}/{page}")
    assert time.monotonic() - begun < 1.5


def test_the_deadline_covers_a_silent_tls_handshake() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        fetcher = Fetcher(allow_private=True, deadline_seconds=0.2)
        begun = time.monotonic()
        with pytest.raises(FetchError, match="did not finish"):
            get(fetcher, f"https://127.0.0.1:{port}/")
        assert time.monotonic() - begun < 1.5


def test_the_cap_is_on_unpacked_bytes(service: Service) -> None:
    fetcher = Fetcher(allow_private=True, max_bytes=1_000_000)
    with pytest.raises(FetchError, match="more than 1000000 bytes"):
        get(fetcher, f"{service.base}/bomb")


def test_a_body_without_end_is_left_at_the_cap(fetcher: Fetcher, service: Service) -> None:
    fetcher.max_bytes = 1_000_000
    with pytest.raises(FetchError, match="more than 1000000 bytes"):
        get(fetcher, f"{service.base}/flood")


def test_a_body_that_breaks_off_is_never_taken(
    fetcher: Fetcher, service: Service, waits: Waits
) -> None:
    with pytest.raises(FetchError, match="tried 3 times"):
        get(fetcher, f"{service.base}/short")
    assert len(service.calls) == 3


def test_tries_again_with_back_off(fetcher: Fetcher, service: Service, waits: Waits) -> None:
    service.busy = 2
    assert get(fetcher, f"{service.base}/busy").body == b"here you are"
    assert waits.list == [0.5, 1.0]


def test_gives_up_after_three_tries(fetcher: Fetcher, service: Service) -> None:
    service.busy = 9
    with pytest.raises(FetchError, match=r"answered 503 .*tried 3 times"):
        get(fetcher, f"{service.base}/busy")
    assert len(service.calls) == 3


@pytest.mark.parametrize(("asked", "waited"), [("2", 2.0), ("Fri, 01 May 2026 06:00:00 GMT", 5.0)])
def test_retry_after_is_kept(service: Service, waits: Waits, asked: str, waited: float) -> None:
    service.busy, service.retry_after = 1, asked
    patient = Fetcher(allow_private=True, sleep=waits.sleep, clock=waits.clock, deadline_seconds=60)
    get(patient, f"{service.base}/busy")
    assert waits.list == [waited]


def test_retry_after_is_capped(service: Service, waits: Waits) -> None:
    service.busy, service.retry_after = 1, "86400"
    patient = Fetcher(allow_private=True, sleep=waits.sleep, clock=waits.clock, deadline_seconds=60)
    assert get(patient, f"{service.base}/busy").body == b"here you are"
    assert waits.list == [5.0]


def test_no_wait_goes_past_the_deadline(service: Service, waits: Waits) -> None:
    service.busy, service.retry_after = 1, "4"
    hasty = Fetcher(allow_private=True, sleep=waits.sleep, clock=waits.clock, deadline_seconds=3)
    with pytest.raises(FetchError, match="503"):
        get(hasty, f"{service.base}/busy")
    assert waits.list == []


def test_a_connection_closed_without_a_word_is_tried_again(
    fetcher: Fetcher, service: Service, waits: Waits
) -> None:
    with pytest.raises(FetchError, match="tried 3 times"):
        get(fetcher, f"{service.base}/slam")
    assert len(service.calls) == 3


def test_nobody_listens(fetcher: Fetcher, waits: Waits) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(FetchError, match="cannot be reached"):
        get(fetcher, f"http://127.0.0.1:{port}/")


# -- the gate


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "fe80::1%eth0",
        "fec0::1",
        "fd00::1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433"])
def test_a_private_address_is_refused_before_connecting(service: Service, host: str) -> None:
    with pytest.raises(FetchError, match="not a public address"):
        get(Fetcher(), f"http://{host}:{service.port}/busy")
    assert service.calls == []


def test_one_private_address_among_many_is_enough(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two(*_args: object, **_kwargs: object) -> list[object]:
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, ("8.8.8.8", 80)), (*kind, ("127.0.0.1", service.port))]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    with pytest.raises(FetchError, match=r"127\.0\.0\.1, which is not a public"):
        get(Fetcher(), "http://feed.example/")


def test_the_name_is_resolved_once(
    fetcher: Fetcher, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [
        [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", service.port))],
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: answers.pop())
    assert get(fetcher, "http://feed.example/busy").body == b"here you are"
    assert service.headers[-1]["Host"] == "feed.example"


def test_every_redirect_passes_the_gate(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "is_public", lambda address: address == "127.0.0.1")
    inside = f"http://127.0.0.2:{service.port}/busy"
    with pytest.raises(FetchError, match=r"127\.0\.0\.2, which is not a public"):
        get(Fetcher(), f"{service.base}/redirect?to={quote(inside)}")
    assert len(service.calls) == 1


def test_redirects_are_followed_and_counted(fetcher: Fetcher, service: Service) -> None:
    assert get(fetcher, f"{service.base}/redirect?to=/busy").body == b"here you are"
    service.calls.clear()
    with pytest.raises(FetchError, match="more than 5 times"):
        get(fetcher, f"{service.base}/loop")
    assert len(service.calls) == 6


def test_parameters_are_not_carried_to_where_a_redirect_leads(
    fetcher: Fetcher, service: Service
) -> None:
    fetcher.get(f"{service.base}/redirect", params={"to": "/busy", "serviceKey": KEY}, now=NOW)
    assert service.calls[-1] == ("/busy", {})


def test_no_redirect_leaves_https(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = requests.Response()
    moved.status_code = 302
    moved.headers["Location"] = "http://feed.example/legs.csv"
    moved.raw = io.BytesIO()
    monkeypatch.setattr(fetch._Call, "_send", lambda *_args: moved)
    with pytest.raises(FetchError, match="redirects from https to http://feed"):
        get(fetcher, "https://feed.example/legs.csv")


def test_the_body_of_a_redirect_is_not_read(fetcher: Fetcher, service: Service) -> None:
    assert get(fetcher, f"{service.base}/redirectdrip").body == b"here you are"


@pytest.mark.parametrize(
    "there", ["file:///etc/passwd", "ftp://127.0.0.1/x", "//[::1", "http://:80/"]
)
def test_redirects_lead_to_http_only(fetcher: Fetcher, service: Service, there: str) -> None:
    with pytest.raises(FetchError):
        get(fetcher, f"{service.base}/redirect?to={quote(there)}")
    assert len(service.calls) == 1


@pytest.mark.parametrize("source", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x/"])
def test_other_schemes_are_refused(fetcher: Fetcher, source: str) -> None:
    with pytest.raises(FetchError, match="not an http or https URL"):
        get(fetcher, source)


def test_proxies_of_the_environment_are_not_asked(
    fetcher: Fetcher, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert get(fetcher, f"{service.base}/busy").body == b"here you are"


# -- TLS


def test_tls_asks_for_the_name_and_not_for_the_address(
    fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        hellos: list[bytes] = []

        def listen() -> None:
            for _ in range(3):
                peer, _address = listener.accept()
                with peer:
                    hellos.append(peer.recv(4096))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        place = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: [place])
        with pytest.raises(FetchError):
            get(fetcher, f"https://feed.example:{port}/")
        assert b"feed.example" in hellos[0]
        # A handshake that fails is not tried again; let the listener go.
        for _ in range(3 - len(hellos)):
            socket.create_connection(("127.0.0.1", port)).close()
        thread.join(5)


def test_a_certificate_nobody_vouches_for_is_refused(fetcher: Fetcher, tmp_path: Path) -> None:
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(cert)]
    subprocess.run([*command, *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def shake() -> None:
            peer, _address = listener.accept()
            with peer, pytest.raises(ssl.SSLError):
                context.wrap_socket(peer, server_side=True)

        thread = threading.Thread(target=shake, daemon=True)
        thread.start()
        with pytest.raises(FetchError, match=r"no trusted TLS connection: .*self.signed"):
            get(fetcher, f"https://localhost:{listener.getsockname()[1]}/")
        thread.join(5)


# -- secrets

FORMS = [KEY, quote(KEY, safe=""), quote(KEY, safe="").lower(), quote(KEY)]


def test_a_message_keeps_no_form_of_the_key() -> None:
    for form in FORMS:
        assert form not in redact(f"url: /x?serviceKey={form}&pageNo=1", KEY)
        assert form not in redact(f"quoted {form!r} alone", KEY)
        assert form not in redact(f"serviceKey={form}&pageNo=1", "")
    assert redact("nothing secret", "") == "nothing secret"


def test_an_encoded_key_is_hidden_in_its_plain_form_too() -> None:
    assert KEY not in redact(f"quoted {KEY} alone", quote(KEY, safe=""))


@pytest.mark.parametrize("page", ["slam", "missing", "busy", "short", "loop", "bomb", "echo"])
def test_no_error_and_no_log_line_tells_the_key(
    service: Service, waits: Waits, caplog: pytest.LogCaptureFixture, page: str
) -> None:
    caplog.set_level(logging.DEBUG)
    service.busy = 9
    fetcher = Fetcher(allow_private=True, max_bytes=1000, sleep=waits.sleep, clock=waits.clock)
    url = f"{service.base}/{page}"
    with pytest.raises(FetchError) as caught:
        fetcher.get(url, params={"serviceKey": KEY}, secret=KEY, now=NOW)
    assert service.calls[0][1]["serviceKey"] == KEY
    told = str(caught.value) + caplog.text
    assert caught.value.__cause__ is None
    assert not any(form in told for form in FORMS)
    assert "serviceKey=***" in told or "serviceKey" not in told


def test_a_source_is_shown_without_password_and_query() -> None:
    assert shown("https://me:pw@feed.example/legs.csv?token=1#x") == "https://feed.example/legs.csv"
    assert shown("data/legs.csv") == "data/legs.csv"
