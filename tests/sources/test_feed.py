import pytest

from briefing.errors import SourceError
from briefing.sources import Article, read_all, read_bytes
from briefing.sources.formats import read_each_bytes

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Port Daily</title><language>en-gb</language><link>https://port.example/</link>{}</channel></rss>"""
FULL = """<item><title>Grain &amp;amp; routes</title><link>https://port.example/1</link><dc:creator>Ann Lee</dc:creator>
<pubDate>Wed, 18 Mar 2026 09:00:00 GMT</pubDate><description>Ships left the&nbsp;port …</description>
<content:encoded><![CDATA[<p>Ships left the port on <b>Monday</b>.</p>
<h3>Where to</h3><p>To the south, it was said.</p>]]>
</content:encoded></item>"""
SHORT = "<item><title>Second</title><description>Other ships stayed in the harbour.</description></item>"


def feed(*items):
    return RSS.format("".join(items)).encode()


def articles(raw):
    return [each for each in read_each_bytes(raw, "a.rss") if isinstance(each, Article)]


def test_each_entry_is_an_article_with_what_entry_and_feed_say():
    first, second = articles(feed(FULL, SHORT))

    assert first.text == "Grain & routes\n\nShips left the port on Monday.\n\nWhere to\n\nTo the south, it was said."
    assert (first.title, first.byline, first.publisher) == ("Grain & routes", "Ann Lee", "Port Daily")
    assert first.address == "https://port.example/1"
    assert first.published is not None
    assert first.published.earliest == "2026-03-18T09:00:00+00:00"
    assert first.where_found("publisher") == "feed"
    assert first.where_found("title") == "feed entry"
    assert second.text == "Second\n\nOther ships stayed in the harbour."


def test_reading_a_whole_feed_as_one_gives_the_first_entry_and_tells_of_the_others(tmp_path):
    path = tmp_path / "a.rss"
    path.write_bytes(feed(FULL, SHORT))

    article = read_bytes(path.read_bytes(), "a.rss")

    assert article.title == "Grain & routes"
    assert "2 entries" in article.notes[-1]
    assert len(read_all(path)) == 2


def test_an_entrys_original_is_a_feed_of_itself_and_reads_the_same():
    for article in articles(feed(FULL, SHORT)):
        again = read_bytes(article.original, "a.rss")

        assert (again.text, again.title, again.publisher, again.original) == (
            article.text, article.title, article.publisher, article.original,
        )  # fmt: skip
    assert len({article.original_hash for article in articles(feed(FULL, SHORT))}) == 2


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ('<title type="text">Tags &lt;b&gt; are plain</title>', "Tags <b> are plain"),
        ('<title type="html">In &lt;b&gt;bold&lt;/b&gt;</title>', "In bold"),
        ('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">In <b>bold</b></div></title>', "In bold"),
        ('<title type="application/octet-stream">SW4gYm9sZA==</title>', "In bold"),
        ("<title mode='escaped'>In &lt;b&gt;bold&lt;/b&gt;</title>", "In bold"),
    ],
)
def test_titles_of_every_kind_are_read_as_they_are_seen(title, seen):
    raw = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{title}<summary>Text.</summary></entry></feed>'.encode()

    assert read_bytes(raw, "a.atom").title == seen


def test_atom_gives_author_link_and_dates():
    raw = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafen</title><entry><title>Getreide</title>
    <author><name>Ann Lee</name><email>a@example.org</email></author><link rel="self" href="https://x.example/self"/>
    <link href="https://x.example/1"/><updated>2026-03-19T00:00:00Z</updated>
    <content type="html">&lt;p&gt;Die Schiffe haben den Hafen am Montag verlassen.&lt;/p&gt;</content></entry></feed>"""

    article = read_bytes(raw, "a.xml")

    assert (article.byline, article.address, article.language) == ("Ann Lee", "https://x.example/1", "de")
    assert article.where_found("published") == "feed entry: updated"


def test_a_summary_that_says_something_else_stands_before_the_content():
    both = "<item><title>T</title><summary>The lead.</summary><description>The body text.</description></item>"

    assert read_bytes(feed(both), "a.rss").text == "T\n\nThe lead.\n\nThe body text."


def test_active_content_false_dates_and_dangerous_links_are_dropped():
    bad = (
        "<item><title>&lt;script&gt;alert(1)&lt;/script&gt;News</title><link>javascript:alert(3)</link>"
        "<pubDate>Mon, 99 Foo 2020 25:61:00 XYZ</pubDate><description><![CDATA[<p onclick=x()>Body</p>"
        "<script>alert(2)</script>]]></description></item>"
    )

    article = read_bytes(feed(bad), "a.rss")

    assert (article.text, article.address, article.published) == ("News\n\nBody", "", None)


def test_a_feed_that_breaks_off_still_gives_its_entries():
    assert articles(feed(FULL, SHORT)[:-40])[0].title == "Grain & routes"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (feed(), "without entries"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>', "entities"),
    ],
)
def test_what_is_no_feed_of_articles_is_refused(raw, sentence):
    with pytest.raises(SourceError, match=sentence):
        read_bytes(raw, "a.xml")


def test_signs_that_xml_does_not_know_are_read_as_they_are_meant():
    loose = (
        "<item><title>R&D &eacute;t&eacute; &nonsense; &#8364;</title><link>https://port.example/?a=1&b=2</link>"
        "<description><![CDATA[<p>AT&T &amp; more</p>]]></description></item>"
    )

    article = read_bytes(feed(loose), "a.rss")

    assert article.text == "R&D été &nonsense; €\n\nAT&T & more"
    assert article.address == "https://port.example/?a=1&b=2"
