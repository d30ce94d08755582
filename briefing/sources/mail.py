"""E-mails (.eml) and web pages saved as one file (.mhtml)."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from briefing.model.positions import Heading
from briefing.sources.article import Article
from briefing.sources.blocks import set_as_text, titled
from briefing.sources.html import read_html
from briefing.sources.mail_body import Body, body_of, main_part
from briefing.sources.mail_parts import (
    AnyMessage,
    header,
    leaves,
    parsed_message,
    people,
    raw_header,
    sent_on,
    text_of,
)
from briefing.sources.opening import refusal
from briefing.sources.told import Reading, Told, as_article, is_address, on_one_line

EXTRACTOR = "e-mail"
_LIST_NAME = re.compile(r"^\s*\"?([^<\"]*?)\"?\s*<")


def read_mail(raw: bytes, name: str) -> Article:
    """The text of an e-mail under its subject. A saved web page that calls itself a mail is read as a page.

    Raises SourceError for one without text, encrypted, or nested beyond reason.
    """
    message = parsed_message(raw, name)
    if _is_saved_page(message):
        return _page(message, raw, name)
    if message.get_content_type() == "multipart/encrypted":
        raise refusal(f"“{name}” is encrypted.", "Open it in your mail program and save its text.")
    body = body_of(message)
    if not body.blocks:
        body = _of_attached_text(message, body)
    if not body.blocks and body.attachments:
        named = ", ".join(body.attachments[:5])
        raise refusal(f"“{name}” has no text of its own, only attachments: {named}.", "Save these and add them.")
    return _article(message, body, raw, name)


def read_mhtml(raw: bytes, name: str) -> Article:
    """The article of a web page saved as one file. Raises SourceError when there is no page in it."""
    return _page(parsed_message(raw, name), raw, name)


def _page(message: AnyMessage, raw: bytes, name: str) -> Article:
    page = main_part(message)
    if page is None:
        raise refusal(f"“{name}” holds no web page.", "Open it in a browser and save it again.")
    content = text_of(page)
    article = read_html(codecs.BOM_UTF8 + content.text.encode("utf-8", "replace"), name)
    found = dict(article.found)
    address, where = article.address, found.get("address", "")
    for told in ("Content-Location", "Snapshot-Content-Location"):
        place = (raw_header(page, told) or raw_header(message, told)).strip()
        if is_address(place):
            address, where = place, told
            break
    if where:
        found["address"] = where
    notes = tuple(dict.fromkeys((*content.notes(), *article.notes)))
    return replace(
        article,
        address=address,
        found=tuple(found.items()),
        notes=notes,
        encoding=content.encoding,
        media_type="multipart/related",
        original=raw,
    )


def _is_saved_page(message: AnyMessage) -> bool:
    if raw_header(message, "Snapshot-Content-Location"):
        return True
    if message.get_content_type() != "multipart/related" or raw_header(message, "To"):
        return False
    page = main_part(message)
    return page is not None and is_address(raw_header(page, "Content-Location").strip())


def _of_attached_text(message: AnyMessage, body: Body) -> Body:
    """The text of a mail that has nothing but attached text: that text."""
    for part in leaves(message):
        if part.get_content_type() in {"text/plain", "text/html"}:
            del part["Content-Disposition"]
            found = body_of(part)
            if found.blocks:
                found.notes.append("The mail has no text of its own; an attached text was read.")
                return found
    return body


def _article(message: AnyMessage, body: Body, raw: bytes, name: str) -> Article:
    subject = header(message, "Subject")
    text, headings = _set(body, subject)
    notes = list(dict.fromkeys(body.notes))
    if subject and not body.blocks:
        notes.append("The mail has no text; only its subject is here.")
    if body.attachments:
        notes.append(f"Attachments that were not read: {', '.join(body.attachments)}.")
    reading = Reading(
        text=text,
        headings=headings,
        extractor=EXTRACTOR,
        media_type="message/rfc822",
        encoding=body.encodings[0] if body.encodings else "",
        notes=tuple(notes),
    )
    return as_article(raw, name, reading, told_by(message))


def _set(body: Body, subject: str) -> tuple[str, tuple[Heading, ...]]:
    if not body.is_plain or len(body.blocks) != 1:
        return set_as_text(titled(body.blocks, subject))
    # Plain text is kept to the last space, under its subject.
    text = body.blocks[0].text
    title = on_one_line(subject)
    if not title or text.split("\n", 1)[0].strip().casefold() == title.casefold():
        return text, ()
    return f"{title}\n\n{text}", (Heading(0, len(title), 1),)


def told_by(message: AnyMessage) -> Told:
    """What a mail's headers say about it."""
    mailing_list = _LIST_NAME.match(header(message, "List-Id"))
    return Told(
        title=(("subject", header(message, "Subject")),),
        byline=(("sender", ", ".join(people(message, "From")[:5])), ("sender", header(message, "Sender"))),
        publisher=(
            ("mailing list", mailing_list[1] if mailing_list else ""),
            ("sender's organisation", header(message, "Organization")),
        ),
        published=(("date of the mail", sent_on(message)),),
        language=(("Content-Language", header(message, "Content-Language")),),
        address=(("Archived-At", raw_header(message, "Archived-At").strip("<> ")),),
    )
