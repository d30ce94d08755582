"""What a theme says of head, foot and logo: read, and refused with the line where it is wrong."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterable
from pathlib import Path
from string import Formatter

from briefing.render.typeset.theme import Line, Logo
from briefing.render.typeset.theme_values import ThemeValues

LINE_FIELDS = (
    "header", "caveats", "page", "number", "pages", "title", "subtitle", "kind", "serial", "version", "dated",
    "cut_off", "author",
)  # fmt: skip
"""What may stand in braces in a theme's header and footer."""

SIDES = ("left", "centre", "right")
LOGO_KEYS = ("file", "alt", "height", "side")
WORDS = ("page", "notes", "draft")
PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
MOST_LOGO_BYTES = 4 << 20


class ThemeFurniture(ThemeValues):
    """Head, foot, their words, and the logo."""

    def furniture_words(self) -> dict[str, str]:
        """What the theme says in its language, as far as it says anything."""
        told = self.part("words", WORDS)
        for key in told:
            self.words(told, key, "", "words")
        self._check_fields(str(told.get("page", "")), ("page", "pages"), ("words", "page"))
        return {key: str(value) for key, value in told.items()}

    def furniture_line(self, name: str, otherwise: Line) -> Line:
        """The table "header" or "footer"."""
        if name not in self.table:
            return otherwise
        told = self.part(name, SIDES)
        for side in told:
            self._check_fields(self.words(told, side, "", name), LINE_FIELDS, (name, side))
        return Line(**{side: str(words) for side, words in told.items()})

    def _check_fields(self, words: str, known: Iterable[str], path: tuple[str, ...]) -> None:
        try:
            named = {part[1] for part in Formatter().parse(words) if part[1] is not None}
        except ValueError as error:
            raise self.error(f"its braces do not pair ({error})", *path) from error
        for each in sorted(named - set(known)):
            raise self.error(
                f"there is no field {{{each}}}; there are {', '.join(f'{{{one}}}' for one in known)}", *path
            )

    def logo(self) -> Logo | None:
        """The logo with its bytes; None where the theme has none."""
        if "logo" not in self.table:
            return None
        told = self.part("logo", LOGO_KEYS)
        name = self.words(told, "file", "", "logo")
        alt = self.words(told, "alt", "", "logo").strip()
        side = told.get("side", "right")
        if side not in SIDES:
            raise self.error(f"a logo stands left, centre or right, not “{side}”", "logo", "side")
        if not alt:
            raise self.error("the logo needs an “alt”: what it is, for who cannot see it", "logo")
        height = self.number(told, ("logo", "height"), 28.0)
        if not 8 <= height <= 120:  # noqa: PLR2004 points
            raise self.error(f"a logo is 8 to 120 points high, not {height:g}", "logo", "height")
        return Logo(self._picture(name), PICTURES[Path(name).suffix.lower()], alt, height, side)

    def _picture(self, name: str) -> bytes:
        """The bytes of the logo: a plain file beside the theme's own, never one that a path leads to elsewhere."""
        where = ("logo", "file")
        if Path(name).suffix.lower() not in PICTURES or Path(name).name != name or self.folder is None:
            raise self.error("the logo is to be a PNG, JPEG or SVG file that lies beside the theme", *where)
        path = self.folder / name
        try:
            if path.stat().st_size > MOST_LOGO_BYTES:
                raise self.error(f"the logo is larger than {MOST_LOGO_BYTES >> 20} MB", *where)
            return path.read_bytes()
        except OSError as error:
            raise self.error(f"the logo {name} cannot be read ({error.strerror})", *where) from error
