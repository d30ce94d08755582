"""Articles from web addresses, fetched from a server on this computer."""
# SPDX-License-Identifier: MIT

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefing.errors import SourceError
from briefing.sources import Article
from briefing.sources.web import Fetched, Limits, fetch, read_each_fetched

TEXT = "Der Minister sagte am Dienstag, die Gespräche würden im März fortgesetzt, wenn beide Seiten es wünschen. " * 4
PAGE = (
    f"<html><head><title>Gespräche gehen weiter</title></head><body><h1>Gespräche gehen weiter</h1><p>{TEXT}</p></body>"
)
Answer = Callable[[BaseHTTPRequestHandler], None]


def sends(body: bytes, status: int = 200, **headers: str) -> Answer:
    """An answer with this body; "content_type" is the header "Content-Type"."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"content_length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-").title(), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


class Site:
    """A server on the loopback address; `pages` are its answers by path, `asked` the headers of each request."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append({name.lower(): value for name, value in self.headers.items()})
                site.pages.get(self.path, sends(b"not here", 404))(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def at(self, path: str) -> str:
        """The whole address of a page."""
        return f"http://127.0.0.1:{self.server.server_address[1]}{path}"

    def has(self, path: str, answer: Answer) -> str:
        """Put an answer at a path and return its address."""
        self.pages[path] = answer
        return self.at(path)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    serving = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    serving.start()
    yield site
    site.server.shutdown()
    site.server.server_close()
    serving.join()


@contextmanager
def raw_server(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that speaks as `answer` does, one connection only."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection, _ = listening.accept()
            # Whoever asked may hang up first.
            with connection, suppress(OSError):
                connection.recv(65536)
                answer(connection)

        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        serving.join()


def get(address: str, limits: Limits | None = None) -> Fetched:
    return fetch(address, allow_private=True, limits=limits)


def read_address(address: str, *, allow_private: bool) -> Article:
    (article,) = read_each_fetched(fetch(address, allow_private=allow_private))
    assert isinstance(article, Article)
    return article


def test_a_page_becomes_an_article_that_knows_its_address(site: Site) -> None:
    address = site.has("/politik/gespraeche", sends(PAGE.encode("cp1252"), content_type="text/html; charset=cp1252"))

    article = read_address(address, allow_private=True)

    assert article.title == "Gespräche gehen weiter"
    assert "Gespräche würden im März" in article.text
    assert (article.address, article.where_found("address")) == (address, "typed by you")
    assert (article.file_name, article.encoding) == ("gespraeche.html", "cp1252")
    assert article.original == PAGE.encode("cp1252")
    assert any(note.startswith("Fetched on 20") for note in article.notes)


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>
<item><title>First &lt;i&gt;talks&lt;/i&gt;</title><link>https://example.org/1</link>
<description>They met.</description></item>
<item><title>Second</title><description>They met again.</description></item></channel></rss>"""


@pytest.mark.parametrize("called", ["application/rss+xml", "text/html", "text/plain"])
def test_every_entry_of_a_feed_becomes_an_article(site: Site, called: str) -> None:
    address = site.has("/news", sends(FEED.encode(), content_type=called))

    first, second = read_each_fetched(get(address))

    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert [(each.title, each.publisher) for each in (first, second)] == [
        ("First talks", "The Wire"),
        ("Second", "The Wire"),
    ]
    assert (first.address, second.address) == ("https://example.org/1", address)
    assert any(f"from {address}" in note for note in first.notes)


def test_the_servers_charset_is_believed_before_the_pages(site: Site) -> None:
    wrong = PAGE.replace("<head>", '<head><meta charset="iso-8859-5">')
    address = site.has("/", sends(wrong.encode(), content_type="text/html; charset=utf-8"))

    article = read_address(address, allow_private=True)

    assert "Gespräche" in article.text
    assert article.encoding == "utf-8"


def test_the_content_says_what_it_is_whatever_the_server_says(site: Site) -> None:
    address = site.has("/a", sends(b"{\\rtf1 Rich text that a server calls a page.}", content_type="text/html"))
    assert read_address(address, allow_private=True).text == "Rich text that a server calls a page."
    address = site.has("/b.txt", sends(TEXT.encode(), content_type="text/plain"))
    assert read_address(address, allow_private=True).media_type == "text/plain"


def test_only_what_a_request_needs_is_told_to_the_server(site: Site) -> None:
    site.has("/a", sends(b"", 302, location="/b", set_cookie="id=1"))
    get(site.has("/b", sends(b"x", set_cookie="id=2")).replace("/b", "/a"))
    for asked in site.asked:
        assert set(asked) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
        assert asked["user-agent"].startswith("Briefing/")


def test_redirects_are_followed_a_few_times_and_told(site: Site) -> None:
    site.has("/1", sends(b"", 301, location="/2"))
    site.has("/2", sends(b"", 308, location=site.at("/3")))
    site.has("/3", sends(TEXT.encode(), content_type="text/plain"))
    article = read_address(site.at("/1"), allow_private=True)
    assert article.address == site.at("/1")
    assert any(f"led on to {site.at('/3')}" in note for note in article.notes)

    site.has("/round", sends(b"", 302, location="/round"))
    with pytest.raises(SourceError, match="more than 5 times"):
        get(site.at("/round"))
    assert len([asked for asked in site.asked if asked]) == 3 + 6


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://example.org/", "http://[x/", "//user:word@host/"])
def test_a_redirect_to_what_is_no_web_page_is_refused(site: Site, location: str) -> None:
    with pytest.raises(SourceError):
        get(site.has("/", sends(b"", 302, location=location)))


def test_a_redirect_is_checked_as_the_first_address_was(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.server.server_address[1]
    asked: list[str] = []
    really = socket.create_connection

    def to_site(address: tuple[str, int], timeout: float) -> socket.socket:
        asked.append(address[0])
        return really(("127.0.0.1", port), timeout=timeout)

    monkeypatch.setattr(socket, "create_connection", to_site)
    site.has("/", sends(b"", 302, location="http://127.0.0.1:1/secret"))
    with pytest.raises(SourceError, match="inside a private network"):
        fetch("http://93.184.216.34/")
    assert asked == ["93.184.216.34"]


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["127.0.0.1", "192.0.2.66"])
    lookups: list[object] = []
    port = site.server.server_address[1]

    def rebinding(host: object, *_: object, **__: object) -> list[tuple[object, ...]]:
        if host != "rebinding.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        lookups.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    site.has("/", sends(b"here"))
    assert get(f"http://rebinding.example:{port}/").raw == b"here"
    assert lookups == ["rebinding.example"]
    assert site.asked[0]["host"] == f"rebinding.example:{port}"


def test_nothing_on_this_computer_is_visited_unless_allowed(site: Site) -> None:
    address = site.has("/", sends(b"secret"))
    with pytest.raises(SourceError, match="inside a private network"):
        fetch(address)
    assert site.asked == []


def test_an_answer_that_is_too_large_is_refused_announced_or_not(site: Site) -> None:
    limits = Limits(bytes=1000)
    with pytest.raises(SourceError, match="sent more than"):
        get(site.has("/announced", sends(b"x" * 1001)), limits)
    packed = gzip.compress(b"x" * 1_000_000)
    with pytest.raises(SourceError, match="sent more than"):
        get(site.has("/packed", sends(packed, content_encoding="gzip")), Limits(bytes=100_000))
    unannounced = raw_server(lambda connection: connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * 1001))
    with unannounced as address, pytest.raises(SourceError, match="sent more than"):
        get(address, limits)
    assert len(get(site.has("/just", sends(b"x" * 1000)), limits).raw) == 1000


def test_a_packed_answer_is_unpacked_though_nobody_asked_for_it(site: Site) -> None:
    assert get(site.has("/", sends(gzip.compress(b"text"), content_encoding="gzip"))).raw == b"text"
    with pytest.raises(SourceError, match="nobody asked for"):
        get(site.has("/br", sends(b"?", content_encoding="br")))
    with pytest.raises(SourceError, match="broke off"):
        get(site.has("/cut", sends(gzip.compress(b"text" * 99)[:-9], content_encoding="gzip")))


def drips(connection: socket.socket) -> None:
    """Send one byte after the other until the other side has had enough."""
    never = threading.Event()
    while not never.wait(0.02):
        connection.sendall(b"X")


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 200 OK\r\n\r\nhalf a page "])
def test_a_server_that_takes_for_ever_is_left_at_the_deadline(head: bytes) -> None:
    def slow(connection: socket.socket) -> None:
        connection.sendall(head)
        drips(connection)

    with raw_server(slow) as address, pytest.raises(SourceError, match="did not answer in time"):
        get(address, Limits(seconds=0.3))


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf a page",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nhalf",
        b"not HTTP at all\r\n\r\n",
        b"",
    ],
)
def test_half_an_answer_is_no_article(answer: bytes) -> None:
    with raw_server(lambda connection: connection.sendall(answer)) as address, pytest.raises(SourceError):
        get(address)


@pytest.mark.parametrize(("status", "said"), [(404, "404"), (500, "500"), (403, "403")])
def test_an_error_of_the_server_is_said(site: Site, status: int, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        get(site.has("/", sends(b"<h1>No</h1>", status)))


def test_an_empty_answer_is_refused(site: Site) -> None:
    with pytest.raises(SourceError, match="empty page"):
        get(site.has("/", sends(b"")))


def test_no_connection_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(SourceError, match="could not be read"):
        get(f"http://127.0.0.1:{port}/")


def test_a_server_that_only_pretends_to_speak_tls_is_refused() -> None:
    plain = raw_server(lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n"))
    with plain as address, pytest.raises(SourceError, match="could not be read"):
        get(address.replace("http://", "https://"))


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:3128")
    assert get(site.has("/", sends(b"direct"))).raw == b"direct"


@pytest.mark.parametrize(
    ("path", "media_type", "name"),
    [
        ("/2026/03/story", "text/html", "story.html"),
        ("/", "text/html", "127.0.0.1.html"),
        ("/a/report.pdf?x=1", "application/pdf", "report.pdf"),
        ("/a/b%2F..%2F..%2Fpasswd", "text/plain", "passwd"),
        ("/index.HTM", "text/html", "index.HTM"),
    ],
)
def test_a_file_name_is_made_of_the_address(site: Site, path: str, media_type: str, name: str) -> None:
    assert get(site.has(path, sends(b"x", content_type=media_type))).name == name
