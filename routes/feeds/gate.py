"""The gate of every outgoing HTTP call: sockets to vetted addresses only, cut at a deadline.

Of `routes` only this module and `fetch` know requests, and only this one knows how urllib3 opens
a connection. Whoever calls out makes a Gate, a session of it, and closes both.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
import threading
import time
from typing import Any, NoReturn

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import MaxRetryError, NewConnectionError

from routes.errors import FetchError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, also by the IPv4 address inside it."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    # `is_global` alone lets multicast and ::127.0.0.1 pass.
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


class Gate:
    """Opens the sockets of one call, to vetted addresses only, and cuts them at the deadline.

    A socket's time-out counts each read alone: a server that drips would hold us for hours. A
    timer shuts every socket of the call instead, whatever it waits in: handshake, headers, body.
    """

    def __init__(self, seconds: float, *, allow_private: bool) -> None:
        self.expired = False
        self._allow_private = allow_private
        self._until = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._twins: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def connect(self, conn: HTTPConnection, host: str, port: int) -> socket.socket:
        """A socket to the first address of a host that answers; refuses if any is not public."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NewConnectionError(conn, f"the name {host} cannot be resolved: {error}") from None
        for *_, address in found:
            if not self._allow_private and not is_public(str(address[0])):
                raise FetchError(
                    f"{host} is at {address[0]}, which is not a public address; "
                    "an intranet must be allowed in the settings"
                )
        problem = "it has no address"
        for family, kind, protocol, _, address in found:
            sock = socket.socket(family, kind, protocol)
            try:
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                sock.settimeout(max(self._until - time.monotonic(), 0.01))
                sock.connect(address)
            except OSError as error:
                sock.close()
                problem = str(error)
                continue
            self._watch(sock)
            return sock
        raise NewConnectionError(conn, f"{host} cannot be reached: {problem}")

    def close(self) -> None:
        """The call is over: no cut any more."""
        self._timer.cancel()
        with self._lock:
            for twin in self._twins:
                twin.close()
            self._twins.clear()

    def _watch(self, sock: socket.socket) -> None:
        # A twin shares the connection and stays ours when TLS takes the socket over.
        with self._lock:
            self._twins.append(sock.dup())
        if self.expired:
            self._cut()

    def _cut(self) -> None:
        with self._lock:
            self.expired = True
            for twin in self._twins:
                _shut(twin)


def _shut(sock: socket.socket) -> None:
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the other side was first


class Adapter(HTTPAdapter):
    """A transport adapter all of whose connections pass the gate; there is no way round it."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Set the pools of both schemes to ours; called by the base class."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self._gate)

    def proxy_manager_for(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """A proxy would open its own connections."""
        raise FetchError("proxies are not used")


def _pools(gate: Gate) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return gate.connect(self, self._dns_host, self.port)

    class Tls(HTTPSConnection):
        # The certificate and SNI stay those of the name: urllib3 takes them from `host`.
        def _new_conn(self) -> socket.socket:
            return gate.connect(self, self._dns_host, self.port)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = Tls

    return {"http": PlainPool, "https": TlsPool}


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: a caller follows on its own or not at all; requests reads the whole body first."""


def session(gate: Gate) -> requests.Session:
    """A session all of whose connections pass the gate; it heeds no proxy of the environment."""
    # urllib3 logs the whole URL of each request at DEBUG, a key in its query included.
    logging.getLogger("urllib3").setLevel(logging.INFO)
    made = _Session()
    made.trust_env = False
    made.mount("http://", Adapter(gate))
    made.mount("https://", Adapter(gate))
    return made


def cause(error: BaseException) -> str:
    """The innermost reason of a nested error of requests and urllib3."""
    while True:
        inner: BaseException | None = error.reason if isinstance(error, MaxRetryError) else None
        inner = inner or next((a for a in error.args if isinstance(a, BaseException)), None)
        if inner is None:
            return str(error) or type(error).__name__
        error = inner
