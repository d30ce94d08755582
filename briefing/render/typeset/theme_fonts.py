"""What a theme says of its families: a package each, or font files that lie beside the theme; refused with the line."""
# SPDX-License-Identifier: MIT

from pathlib import Path
from typing import Any

import uharfbuzz as hb

from briefing.render.typeset.families import Cut, FontFile, is_installed
from briefing.render.typeset.theme_furniture import ThemeFurniture

FAMILY_KEYS = ("package", "font", "regular", "bold", "axes")
FACES = ("regular", "bold", "italic", "bold-italic")
MOST_FONT_BYTES = 64 << 20
# Where the table OS/2 says what the maker of a font permits (OpenType, fsType).
PERMISSIONS = slice(8, 10)
# The lowest four bits say how it may be embedded; the value 2 alone: not at all.
USAGE, RESTRICTED = 0x000F, 0x0002
NO_SUBSETS, ONLY_BITMAPS = 0x0100, 0x0200


class ThemeFonts(ThemeFurniture):
    """The families, and the fonts of one's own that they may name."""

    def families(self) -> dict[str, Cut]:
        """Each family by its role."""
        own = {name: self._files(name) for name in self.tables("fonts")}
        return {role: self._cut(role, told, own) for role, told in self.tables("families").items()}

    def _cut(self, role: str, told: object, own: dict[str, tuple[FontFile, ...]]) -> Cut:
        where = ("families", role)
        if not isinstance(told, dict) or not isinstance(told.get("font", told.get("package")), str):
            raise self.error(f"the family “{role}” does not say which package or which font it is", *where)
        for key in told:
            if key not in FAMILY_KEYS:
                raise self.error(f"a family has no “{key}”; it has {', '.join(FAMILY_KEYS)}", *where, key)
        axes = told.get("axes", {})
        if not isinstance(axes, dict):
            raise self.error("“axes” is to be a table: { opsz = 11 }", *where, "axes")
        places = tuple((axis, self.number(axes, (*where, "axes", axis), 0.0)) for axis in axes)
        regular, bold = (
            int(self.number(told, (*where, key), usual)) for key, usual in (("regular", 400), ("bold", 650))
        )
        font = told.get("font")
        if font is None:
            return Cut(self._package(role, told["package"]), regular, bold, places)
        if font not in own:
            raise self.error(f"the family “{role}” asks for a font “{font}” that is not under [fonts]", *where, "font")
        return Cut(f"font {font}", regular, bold, places, own[font])

    def _package(self, role: str, package: str) -> str:
        if not is_installed(package):
            said = f"the family “{role}” needs the package fontpkg-{package}, which is not installed"
            raise self.error(said, "families", role, "package")
        return package

    def _files(self, name: str) -> tuple[FontFile, ...]:
        told = self.tables("fonts")[name]
        if not isinstance(told, dict) or "regular" not in told:
            said = f'the font “{name}” is to be a table with its files: [fonts.{name}] and regular = "….ttf"'
            raise self.error(said, "fonts", name)
        for key in told:
            if key not in FACES:
                raise self.error(f"a font has no “{key}”; it has {', '.join(FACES)}", "fonts", name, key)
        return tuple(self._file(told, name, key) for key in told)

    def _file(self, told: dict[str, Any], name: str, key: str) -> FontFile:
        """A font file beside the theme's own that may be embedded in part, and holds outlines that we can set."""
        where = ("fonts", name, key)
        file = self.words(told, key, "", "fonts", name)
        if Path(file).suffix.lower() not in {".ttf", ".otf"} or Path(file).name != file or self.folder is None:
            raise self.error("a font is to be a .ttf or .otf file that lies beside the theme", *where)
        path = self.folder / file
        try:
            stand = path.stat()
            if stand.st_size > MOST_FONT_BYTES:
                raise self.error(f"the font {file} is larger than {MOST_FONT_BYTES >> 20} MB", *where)
            face = hb.Face(hb.Blob(path.read_bytes()))
        except OSError as error:
            raise self.error(f"the font {file} cannot be read ({error.strerror})", *where) from error
        tables = set(face.table_tags)
        if not {"cmap", "head", "hmtx", "OS/2"} <= tables or not {"glyf", "CFF "} & tables or not face.unicodes:
            raise self.error(f"{file} is no font with TrueType or CFF outlines", *where)
        refused = _refusal(int.from_bytes(face.reference_table("OS/2").data[PERMISSIONS], "big"))
        if refused:
            raise self.error(f"the maker of {file} does not permit it to be embedded{refused} (fsType)", *where)
        bold, italic = key.startswith("bold"), key.endswith("italic")
        return FontFile(str(path), bold, italic, "fvar" in tables, stand.st_mtime_ns)


def _refusal(permissions: int) -> str | None:
    """How the maker of a font does not permit it to be used in a PDF; None where it is permitted."""
    if permissions & USAGE == RESTRICTED:
        return " in a document"
    if permissions & NO_SUBSETS:
        return " in part, and whole fonts are never embedded"
    return " but as bitmaps" if permissions & ONLY_BITMAPS else None
