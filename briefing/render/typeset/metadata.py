"""What a file says of itself: properties, XMP, colours. Written from scratch, so that no tool, path or name leaks."""
# SPDX-License-Identifier: MIT

from base64 import b64decode
from functools import cache
from html import escape

from briefing.brief.document import Document
from briefing.render.typeset.operators import text_string

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A wants every schema beyond its own described within the file.
UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{SPACES['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of the standard for accessible files</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
SRGB = (
    "AAACTGxjbXMEQAAAbW50clJHQiBYWVogB+oAAQABAAAAAAAAYWNzcEFQUEwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPbWAAEA"
    "AAAA0y1sY21zAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALZGVzYwAAAQgAAAA2Y3BydAAA"
    "AUAAAABMd3RwdAAAAYwAAAAUY2hhZAAAAaAAAAAsclhZWgAAAcwAAAAUYlhZWgAAAeAAAAAUZ1hZWgAAAfQAAAAUclRSQwAAAggA"
    "AAAgZ1RSQwAAAggAAAAgYlRSQwAAAggAAAAgY2hybQAAAigAAAAkbWx1YwAAAAAAAAABAAAADGVuVVMAAAAaAAAAHABzAFIARwBC"
    "ACAAYgB1AGkAbAB0AC0AaQBuAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAADAAAAAcAE4AbwAgAGMAbwBwAHkAcgBpAGcAaAB0ACwA"
    "IAB1AHMAZQAgAGYAcgBlAGUAbAB5WFlaIAAAAAAAAPbWAAEAAAAA0y1zZjMyAAAAAAABDEIAAAXe///zJQAAB5MAAP2Q///7of//"
    "/aIAAAPcAADAblhZWiAAAAAAAABvoAAAOPUAAAOQWFlaIAAAAAAAACSfAAAPhAAAtsNYWVogAAAAAAAAYpcAALeHAAAY2XBhcmEA"
    "AAAAAAMAAAACZmYAAPKnAAANWQAAE9AAAApbY2hybQAAAAAAAwAAAACj1wAAVHsAAEzNAACZmgAAJmYAAA9c"
)


def xmp(document: Document, part: int) -> bytes:
    """The XMP packet: title, language, and that the file is PDF/UA-1 and PDF/A of this part, level A."""
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())
    told = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_clean(document.title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:language><rdf:Bag><rdf:li>{_clean(document.language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
    ]
    if document.author:
        told.append(f"<dc:creator><rdf:Seq><rdf:li>{_clean(document.author)}</rdf:li></rdf:Seq></dc:creator>")
    if document.subject:
        words = f'<rdf:li xml:lang="x-default">{_clean(document.subject)}</rdf:li>'
        told.append(f"<dc:description><rdf:Alt>{words}</rdf:Alt></dc:description>")
    told.append(f"<pdfuaid:part>1</pdfuaid:part><pdfaid:part>{part}</pdfaid:part>")
    told.append(f"<pdfaid:conformance>A</pdfaid:conformance>{UA_SCHEMA}")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{"".join(told)}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def _clean(text: str) -> str:
    """Text as XML may hold it."""
    return escape("".join(each for each in text if each.isprintable()), quote=False)


def properties(document: Document) -> bytes:
    """The information dictionary; it says the same as the XMP packet. No dates: equal documents give equal bytes."""
    told = {"Title": document.title, "Author": document.author, "Subject": document.subject}
    return b"<<%b>>" % b"".join(
        b"/%b%b" % (name.encode("ascii"), text_string("".join(each for each in words if each.isprintable())))
        for name, words in told.items()
        if words
    )


@cache
def colour_profile() -> bytes:
    """An sRGB profile without a date or an id, as Little CMS makes it ("No copyright, use freely")."""
    return b64decode(SRGB)
