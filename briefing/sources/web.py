"""An article from a web address, fetched only when someone asks: bounded, without cookies, never from inside networks.

The name is looked up once, every address it stands for is checked, and the connection goes to the address that was
checked: a name that changes its meaning between look-up and connection (DNS rebinding) gains nothing. Each redirect is
checked as the first address was. Proxies of the environment are not used, for they would look the name up again.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin

from briefing.errors import SourceError
from briefing.sources.article import Article
from briefing.sources.opening import refusal
from briefing.sources.web_address import Place, parted, resolved

_REDIRECTS = {301, 302, 303, 307, 308}
_OK = 200
_PIECE = 64 * 1024
_TRY_AGAIN = "Check the address and the connection, or save the page in a browser and add the file."
_SAVE_INSTEAD = "Open it in a browser, save the page, and add the file."
_UNSAFE_IN_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost: bytes of the answer, seconds for everything, redirects followed."""

    bytes: int = 20 * 1024 * 1024
    seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a web address gave: its bytes, where they came from in the end, and what the server says they are."""

    raw: bytes
    asked: str
    address: str
    media_type: str
    charset: str
    at: datetime

    @property
    def name(self) -> str:
        """A file name for it: the last part of the address, with ".html" where the server calls it a page."""
        path = unquote(parted(self.address).path.split("?")[0])
        last = _UNSAFE_IN_NAME.sub("_", PurePosixPath(path).name) or parted(self.address).host
        is_page = self.media_type in {"text/html", "application/xhtml+xml"}
        return f"{last}.html" if is_page and not last.lower().endswith((".html", ".htm", ".xhtml")) else last


def read_each_fetched(fetched: Fetched) -> Iterator[Article | SourceError]:
    """Every article in what an address gave: one of a page, each entry of a feed. Raises SourceError as `read` does.

    The entries of a feed keep the addresses of their own that the feed tells.
    """
    # Lazy: the window may ask for an address before it has read any file.
    from briefing.sources.formats import holds_several, read_each_bytes  # noqa: PLC0415 -- see above

    if not holds_several(fetched.raw, fetched.name):
        yield _placed(_read(fetched), fetched)
        return
    for each in read_each_bytes(fetched.raw, fetched.name):
        yield _placed(each, fetched, is_part=True) if isinstance(each, Article) else each


def _placed(article: Article, fetched: Fetched, *, is_part: bool = False) -> Article:
    """The article with where it was fetched, and when; part of a whole, it may have an address of its own."""
    moved = f" The address led on to {fetched.address}." if fetched.address != fetched.asked else ""
    note = f"Fetched on {fetched.at:%Y-%m-%d at %H:%M} UTC.{moved}"
    if is_part and article.address:
        return replace(article, notes=(*article.notes, f"{note[:-1]}, from {fetched.asked}."))
    return replace(
        article,
        address=fetched.asked,
        found=tuple((dict(article.found) | {"address": "typed by you"}).items()),
        notes=(*article.notes, note),
    )


def fetch(address: str, *, allow_private: bool = False, limits: Limits | None = None) -> Fetched:
    """The bytes at an http or https address.

    `allow_private` permits loopback, private, link-local and other addresses that are not on the public internet.
    Raises SourceError for an address that is none, may not be visited, does not answer in time or with an error, leads
    on too often, or gives nothing or too much.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    current = asked = parted(address).address
    for _visit in range(limits.redirects + 1):
        place = parted(current)
        with _answer(place, resolved(place, allow_private=allow_private, deadline=deadline), deadline) as answer:
            if answer.status in _REDIRECTS and answer.headers.get("Location"):
                current = _led_on(current, answer.headers["Location"])
                continue
            if answer.status != _OK:
                raise refusal(f"{place.host} answered with an error ({answer.status} {answer.reason}).", _SAVE_INSTEAD)
            raw = _body(answer, place, limits.bytes, deadline)
            return _fetched(raw, asked, current, answer.headers)
    raise refusal(f"{asked} leads from address to address, more than {limits.redirects} times.", _SAVE_INSTEAD)


def _led_on(address: str, location: str) -> str:
    """Where a redirect leads, checked to be a web address again."""
    try:
        return parted(urljoin(address, location)).address
    except ValueError as error:
        raise refusal(f"{address} leads to what is no web address.", _SAVE_INSTEAD, error) from error


def _read(fetched: Fetched) -> Article:
    # Lazy: the window may ask for an address before it has read any file.
    from briefing.sources.formats import HTML, PLAIN, format_of, read_bytes  # noqa: PLC0415 -- see above
    from briefing.sources.html import read_html  # noqa: PLC0415 -- see above
    from briefing.sources.plain import read_plain  # noqa: PLC0415 -- see above

    kind = format_of(fetched.raw, fetched.name)
    if kind is HTML:
        return read_html(fetched.raw, fetched.name, fetched.charset)
    if kind is PLAIN:
        return read_plain(fetched.raw, fetched.name, fetched.charset)
    return read_bytes(fetched.raw, fetched.name)


def _fetched(raw: bytes, asked: str, address: str, headers: Message) -> Fetched:
    said = headers.get_content_type() if headers.get("Content-Type") else ""
    return Fetched(raw, asked, address, said, headers.get_content_charset("") or "", datetime.now(UTC))


@contextmanager
def _answer(place: Place, addresses: list[str], deadline: float) -> Iterator[http.client.HTTPResponse]:
    """The server's answer, its head read; the connection ends with the block, or at the deadline in any case."""
    try:
        with _connected(place, addresses, deadline) as connection:
            connection.request("GET", place.path, headers=_headers(place))
            yield connection.getresponse()
    except SourceError:
        raise
    except ssl.SSLCertVerificationError as error:
        raise refusal(f"{place.host} could not prove that it is {place.host}.", _TRY_AGAIN, error) from error
    except (OSError, http.client.HTTPException, zlib.error) as error:
        if time.monotonic() >= deadline:
            raise _too_slow(place, error) from error
        raise refusal(f"{place.host} could not be read.", _TRY_AGAIN, error) from error


@contextmanager
def _connected(place: Place, addresses: list[str], deadline: float) -> Iterator[http.client.HTTPConnection]:
    raw = _first_open(place, addresses, deadline)
    # A server may send one byte at a time for ever, so no timeout of single reads would do. The alarm holds the
    # connection by a handle of its own: TLS takes the other one away.
    handle = raw.dup()
    alarm = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, (handle,))
    alarm.daemon = True
    alarm.start()
    connection = http.client.HTTPConnection(place.host_as_written, place.port)
    try:
        connection.sock = raw
        if place.is_secure:
            connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=place.host)
        yield connection
    finally:
        alarm.cancel()
        alarm.join()
        connection.close()
        raw.close()
        handle.close()


def _first_open(place: Place, addresses: list[str], deadline: float) -> socket.socket:
    failure: OSError | None = None
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            raise _too_slow(place, failure)
        try:
            opened = socket.create_connection((address, place.port), timeout=left)
        except OSError as error:
            failure = error
        else:
            return opened
    raise failure or OSError("no address")


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _headers(place: Place) -> dict[str, str]:
    try:
        ours = version("briefing")
    except PackageNotFoundError:
        ours = "0"
    return {
        "Host": place.host_and_port,
        "User-Agent": f"Briefing/{ours}",
        "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _body(answer: http.client.HTTPResponse, place: Place, most: int, deadline: float) -> bytes:
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > most:
        raise _too_much(place, most)
    unpack = _unpacking(answer.headers.get("Content-Encoding", "").strip().lower(), place)
    pieces: list[bytes] = []
    amount = received = 0
    while piece := answer.read1(_PIECE):
        received += len(piece)
        piece = unpack.decompress(piece, most + 1 - amount) if unpack else piece
        pieces.append(piece)
        amount += len(piece)
        if amount > most or received > most:
            raise _too_much(place, most)
    if time.monotonic() >= deadline:
        # The alarm has cut the connection, which looks like the end of the page.
        raise _too_slow(place, None)
    if answer.length or (unpack and not unpack.eof):
        # The connection ended before what was announced had come.
        raise refusal(f"{place.host} broke off in the middle of the page.", _TRY_AGAIN)
    if not amount:
        raise refusal(f"{place.host} gave an empty page.", _SAVE_INSTEAD)
    return b"".join(pieces)


def _unpacking(coding: str, place: Place) -> zlib._Decompress | None:
    if coding in {"", "identity"}:
        return None
    if coding in {"gzip", "x-gzip", "deflate"}:
        # 32: gzip and zlib are told apart by their heads.
        return zlib.decompressobj(zlib.MAX_WBITS | 32)
    raise refusal(f"{place.host} sent the page packed in a way nobody asked for (“{coding}”).", _SAVE_INSTEAD)


def _too_slow(place: Place, cause: Exception | None) -> SourceError:
    return refusal(f"{place.host} did not answer in time.", _TRY_AGAIN, cause)


def _too_much(place: Place, most: int) -> SourceError:
    return refusal(f"{place.host} sent more than {most / 1024 / 1024:.0f} MB, which is not read.", _SAVE_INSTEAD)
