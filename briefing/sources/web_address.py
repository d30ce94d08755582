"""Web addresses: their parts, and the network addresses behind them, none of which may lie inside a private network."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import ipaddress
import re
import socket
import threading
import time
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from briefing.errors import SourceError
from briefing.sources.opening import refusal

_PORTS = {"http": 80, "https": 443}
_LONGEST = 8192
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_.])?", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_IN_PATH = "/:@!$&'()*+,;=~%-._?[]"
_TYPE_AGAIN = "Type it as in a browser, with https:// in front."
_NOT_PUBLIC = "If you trust it, save the page in a browser and add the file."
# What a network without IPv4 puts in front of an IPv4 address (RFC 6052).
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request goes. `path` is what is asked for, query included; `address` all of it, without a fragment."""

    address: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_secure(self) -> bool:
        """Whether the connection is encrypted."""
        return self.scheme == "https"

    @property
    def host_as_written(self) -> str:
        """The host as addresses write it: IPv6 in brackets."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def host_and_port(self) -> str:
        """The host, and the port where it is not the usual one."""
        usual = self.port == _PORTS[self.scheme]
        return self.host_as_written if usual else f"{self.host_as_written}:{self.port}"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address someone asked to read, where a file might stand instead; its name is the address itself."""

    address: str

    @property
    def name(self) -> str:
        """What it is called in reports."""
        return self.address


def is_web_address(words: str) -> bool:
    """Whether someone means a web address by these words and not a file: "https://…", in any case of letters."""
    return words.strip().lower().startswith(("http://", "https://"))


def parted(address: str) -> Place:
    """The parts of an http or https address. Raises SourceError for anything else, and for passwords in addresses."""
    words = address.strip()
    if _CONTROLS.search(words):
        raise _no_address(address)
    try:
        split = urlsplit(words)
        host, port = split.hostname or "", split.port
    except ValueError as error:
        raise _no_address(address, error) from error
    if split.scheme not in _PORTS or not host or len(words) > _LONGEST:
        raise _no_address(address)
    if split.username is not None or split.password is not None:
        raise refusal("The address holds a user name or a password.", "Take it out; what needs a login is not fetched.")
    host = _ascii(host, address)
    port = _PORTS[split.scheme] if port is None else port
    path = quote(split.path or "/", safe=_IN_PATH) + (f"?{quote(split.query, safe=_IN_PATH)}" if split.query else "")
    written = f"[{host}]" if ":" in host else host
    place = written if port == _PORTS[split.scheme] else f"{written}:{port}"
    whole = urlunsplit((split.scheme, place, *path.partition("?")[::2], ""))
    return Place(whole, split.scheme, host, port, path)


def resolved(place: Place, *, allow_private: bool, deadline: float) -> list[str]:
    """The network addresses of a place, each fit to be visited. Raises SourceError where there is none or one is not.

    One that is not is enough: a name that stands for a public and for a private address is a trick.
    """
    found = _looked_up(place, deadline)
    for address in found:
        if not allow_private and not is_public(address):
            raise refusal(f"{place.host} is inside a private network ({address}); it was not visited.", _NOT_PUBLIC)
    return found


def is_public(address: str) -> bool:
    """Whether a network address is on the public internet, also where it carries an IPv4 address inside."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    if known in _TRANSLATED:
        return _is_on_internet(_last_four_bytes(known))
    return all(_is_on_internet(each) for each in (known, *_inside(known)))


def _is_on_internet(address: IPAddress) -> bool:
    return address.is_global and not (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or (isinstance(address, ipaddress.IPv6Address) and address.is_site_local)
    )


def _inside(address: IPAddress) -> list[IPAddress]:
    """The IPv4 addresses an IPv6 address carries: mapped, 6to4, Teredo, compatible."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    carried: list[IPAddress] = [each for each in (address.ipv4_mapped, address.sixtofour) if each is not None]
    carried.extend(address.teredo or ())
    if int(address) >> 32 == 0:
        carried.append(_last_four_bytes(address))
    return carried


def _last_four_bytes(address: IPAddress) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _looked_up(place: Place, deadline: float) -> list[str]:
    """The addresses of a host, asked for in a thread: the system's look-up knows no time limit."""
    answers: list[list[str]] = []
    failures: list[Exception] = []

    def ask() -> None:
        try:
            known = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
            answers.append(list(dict.fromkeys(str(each[4][0]) for each in known)))
        except (OSError, UnicodeError) as error:
            failures.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(max(0.0, deadline - time.monotonic()))
    if answers and answers[0]:
        return answers[0]
    happened = f"There is no “{place.host}” on the network, or there is no connection."
    raise refusal(happened, "Check the address and the connection.", failures[0] if failures else None)


def _ascii(host: str, address: str) -> str:
    """A host's name as the network knows it: "müller.de" is "xn--mller-kva.de"."""
    if ":" in host:
        if "%" in host:
            raise _no_address(address)
        return host
    try:
        ascii_host = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise _no_address(address, error) from error
    if not _HOST.fullmatch(ascii_host):
        raise _no_address(address)
    return ascii_host


def _no_address(address: str, cause: Exception | None = None) -> SourceError:
    shown = address if len(address) <= 100 else f"{address[:100]}…"  # noqa: PLR2004 a line of it tells enough
    return refusal(f"“{shown}” is no web address.", _TYPE_AGAIN, cause)
