"""Raster images as objects of the file: JPEG as it came, all else losslessly; holes and veils stay what they are.

A photograph is told from its camera: what a JPEG says of its place, its device or its owner stays out of the file.
"""
# SPDX-License-Identifier: MIT

import struct
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps

from briefing.render.typeset.faces import Sink

ORIENTATION = 0x0112
UPRIGHT = 1
CLEAR = {"LA", "PA", "RGBa", "La"}
JPEG_QUALITY = 92
# Segments of a JPEG that say how to decode it; all other application segments and comments say who made it.
JFIF = 0xE0
ADOBE = 0xEE
APPLICATION = range(0xE0, 0xF0)
COMMENT = 0xFE
START_OF_SCAN = 0xDA
# PNG's own rows, each with its filter: every viewer reads them.
ROWS = b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent 8/Columns %d>>"
PNG_HEAD = 8


def opened(content: bytes) -> Image.Image:
    """The decoded image. Raises OSError, ValueError or SyntaxError for a damaged one."""
    image = Image.open(BytesIO(content))
    image.load()
    return image


def size_of(image: Image.Image) -> tuple[int, int]:
    """Width and height in pixels as the image is looked at: a camera may have been held upright."""
    across, down = image.size
    return (down, across) if image.getexif().get(ORIENTATION, UPRIGHT) >= 5 else (across, down)  # noqa: PLR2004  # EXIF


def write_image(image: Image.Image, content: bytes, sink: Sink) -> int:
    """Put an image into the file; `content` are the bytes it was read from. Return the number of the object."""
    upright = image.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT
    if image.format == "JPEG" and image.mode in {"RGB", "L"}:
        if not upright:
            turned = BytesIO()
            image = ImageOps.exif_transpose(image)
            image.save(turned, "JPEG", quality=JPEG_QUALITY)
            content = turned.getvalue()
        return sink.plain_stream(without_origin(content), _entries(image) + b"/Filter/DCTDecode")
    image = ImageOps.exif_transpose(image)
    if image.mode in CLEAR or "transparency" in image.info or image.mode == "RGBA":
        whole = image.convert("RGBA")
        veil = whole.getchannel("A")
        mask = _write_rows(veil, sink)
        return _write_rows(whole.convert("RGB"), sink, b"/SMask %d 0 R" % mask)
    return _write_rows(_plain(image), sink)


def _plain(image: Image.Image) -> Image.Image:
    """Grey or RGB with eight bits: palettes and colours of print have no place in a file whose colours are sRGB."""
    if image.mode.startswith("I"):
        # Sixteen bits: the upper eight are what paper can show.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("L" if image.mode in {"1", "L", "F"} else "RGB")


def _write_rows(image: Image.Image, sink: Sink, entries: bytes = b"") -> int:
    """An image as the compressed rows of a PNG."""
    made = BytesIO()
    image.save(made, "PNG")
    rows = b"".join(body for kind, body in _chunks(made.getvalue()) if kind == b"IDAT")
    filters = ROWS % (len(image.getbands()), image.size[0])
    return sink.plain_stream(rows, _entries(image) + filters + entries)


def _entries(image: Image.Image) -> bytes:
    colours = b"DeviceGray" if image.mode == "L" else b"DeviceRGB"
    return b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%b" % (*image.size, colours)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of each chunk of a PNG."""
    at = PNG_HEAD
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12


def without_origin(jpeg: bytes) -> bytes:
    """A JPEG without what is said of it: EXIF (place, camera, owner), XMP, comments, previews."""
    parts = [jpeg[:2]]
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != START_OF_SCAN:  # noqa: PLR2004  # every marker
        kind = jpeg[at + 1]
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if kind in {JFIF, ADOBE} or not (kind in APPLICATION or kind == COMMENT):
            parts.append(jpeg[at:end])
        at = end
    parts.append(jpeg[at:])
    return b"".join(parts)
