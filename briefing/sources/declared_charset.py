"""The encoding an HTML page declares in its first bytes, as browsers look for it (WHATWG HTML, "prescan")."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

# Browsers look at 1,024 bytes before they start over; a file is here whole, so look further.
_LOOKED_AT = 64 * 1024
_BLANK = rb"[\t\n\f\r ]"
_COMMENT_END = re.compile(rb"-->")
_TAG_NAME = re.compile(rb"/?[A-Za-z][^\t\n\f\r />]*")
_ATTRIBUTE = re.compile(
    rb"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)"
    rb"(?:" + _BLANK + rb"*=" + _BLANK + rb"*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r >\"'][^\t\n\f\r >]*)))?"
)
_CHARSET_IN_CONTENT = re.compile(
    rb"charset" + _BLANK + rb"*=" + _BLANK + rb"*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r ;\"'][^\t\n\f\r ;]*))",
    re.IGNORECASE,
)
_XML_ENCODING = re.compile(rb"<\?xml[^>]*?encoding" + _BLANK + rb"*=" + _BLANK + rb"*[\"']([^\"'>]+)[\"']")


def declared_charset(raw: bytes) -> str:
    """The label in the first <meta> that declares one, else in the XML declaration; "" for none."""
    head = raw[:_LOOKED_AT]
    # Behind the last "charset" nothing is declared any more.
    last = head.lower().rfind(b"charset")
    position = head.find(b"<")
    while 0 <= position < last:
        label, after = _at_tag(head, position)
        if label:
            return label
        position = head.find(b"<", after)
    in_xml = _XML_ENCODING.match(head.lstrip())
    return _as_label(in_xml.group(1)) if in_xml else ""


def _at_tag(head: bytes, position: int) -> tuple[str, int]:
    """The label declared by the tag at `position`, "" for none, and where to look on."""
    if head.startswith(b"<!--", position):
        # "<!-->" is a whole comment: its dashes may be shared.
        end = _COMMENT_END.search(head, position + 2)
        return "", end.end() if end else len(head)
    name = _TAG_NAME.match(head, position + 1)
    if name is None:
        return "", _after_markup(head, position)
    attributes, after = _attributes(head, name.end())
    if name.group().lower() == b"meta":
        return _declared_by_meta(attributes), after
    return "", after


def _after_markup(head: bytes, position: int) -> int:
    if head[position + 1 : position + 2] in {b"!", b"/", b"?"}:
        end = head.find(b">", position)
        return end + 1 if end >= 0 else len(head)
    return position + 1


def _attributes(head: bytes, position: int) -> tuple[dict[bytes, bytes], int]:
    """The attributes of a tag, the first of each name, and the place behind the tag."""
    attributes: dict[bytes, bytes] = {}
    while match := _ATTRIBUTE.match(head, position):
        value = match.group(2) or match.group(3) or match.group(4) or b""
        attributes.setdefault(match.group(1).lower(), value)
        position = match.end()
    if b">" not in head[position:]:
        # The tag never ends: a browser reads no declaration from it.
        return {}, len(head)
    return attributes, position


def _declared_by_meta(attributes: dict[bytes, bytes]) -> str:
    if attributes.get(b"charset"):
        return _as_label(attributes[b"charset"])
    if attributes.get(b"http-equiv", b"").strip().lower() != b"content-type":
        return ""
    match = _CHARSET_IN_CONTENT.search(attributes.get(b"content", b""))
    if match is None:
        return ""
    return _as_label(match.group(1) or match.group(2) or match.group(3) or b"")


def _as_label(label: bytes) -> str:
    return label.decode("ascii", "ignore").strip().lower()
