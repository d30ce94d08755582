"""Web addresses and the networks behind them; nothing here touches a network."""
# SPDX-License-Identifier: MIT

import socket
import time

import pytest

from briefing.errors import SourceError
from briefing.sources.web_address import is_public, is_web_address, parted, resolved


@pytest.mark.parametrize(
    ("address", "host", "port", "path"),
    [
        ("https://example.org", "example.org", 443, "/"),
        (" HTTP://Example.ORG:8080/a?b=c#d ", "example.org", 8080, "/a?b=c"),
        ("https://müller.example/straße/ö?q=ü", "xn--mller-kva.example", 443, "/stra%C3%9Fe/%C3%B6?q=%C3%BC"),
        ("https://example.org/a%20b/%C3%B6", "example.org", 443, "/a%20b/%C3%B6"),
        ("http://[2001:db8::1]:81/x", "2001:db8::1", 81, "/x"),
        ("https://example.org/a b", "example.org", 443, "/a%20b"),
    ],
)
def test_an_address_is_taken_apart_as_browsers_do(address: str, host: str, port: int, path: str) -> None:
    place = parted(address)
    assert (place.host, place.port, place.path) == (host, port, path)
    assert parted(place.address) == place


@pytest.mark.parametrize(
    "address",
    [
        "", "example.org", "ftp://example.org/x", "file:///etc/passwd", "javascript:alert(1)", "https://", "https:///x",
        "http://exa mple.org", "http://example.org:99999/", "http://[::1", "http://[fe80::1%25eth0]/", "http://a\r\nb/",
        "https://" + "a" * 9000, "data:text/html,x", "http://exam\x00ple.org/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(SourceError, match="is no web address"):
        parted(address)


def test_an_address_with_a_password_is_refused_without_repeating_it() -> None:
    with pytest.raises(SourceError) as refused:
        parted("https://ann:secret@example.org/")
    assert "secret" not in refused.value.sentence()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "::1", "::", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1",
        "169.254.169.254", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "224.0.0.1", "ff02::1", "240.0.0.1",
        "255.255.255.255", "192.0.2.1", "198.18.0.1", "203.0.113.5", "2001:db8::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1", "::127.0.0.1",
        "0.1.2.3", "64:ff9b:1::808:808", "2001:0:4136:e378:8000:63bf:f5ff:fffe", "nonsense",
    ],
)  # fmt: skip
def test_addresses_inside_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "127.1", "0", "[::1]", "[::ffff:10.0.0.1]"],
)
def test_every_spelling_of_a_private_address_is_refused(host: str) -> None:
    with pytest.raises(SourceError, match="inside a private network"):
        resolved(parted(f"http://{host}/"), allow_private=False, deadline=time.monotonic() + 20)


def test_a_name_that_stands_for_a_public_and_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in ("93.184.216.34", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(SourceError, match="inside a private network"):
        resolved(parted("http://rebinding.example/"), allow_private=False, deadline=time.monotonic() + 20)


def test_a_name_nobody_knows_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(SourceError, match=r"no “nowhere\.example” on the network"):
        resolved(parted("http://nowhere.example/"), allow_private=False, deadline=time.monotonic() + 20)


def test_web_addresses_are_told_from_files() -> None:
    assert is_web_address("HTTPS://example.org")
    assert not is_web_address("https.txt")
    assert not is_web_address("article.html")
