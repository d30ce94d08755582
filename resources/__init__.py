"""What the product knows by heart, as data with typed access: scales, grades, matrices, templates, themes."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from resources.grades import Grade, Grading, grading
    from resources.matrices import Band, Impact, MatrixBands, matrix
    from resources.scales import Scale, Term, scale
    from resources.templates import TEMPLATES, template_kind, template_most_pages, template_text

__all__ = [
    "TEMPLATES",
    "Band",
    "Grade",
    "Grading",
    "Impact",
    "MatrixBands",
    "Scale",
    "Term",
    "grading",
    "matrix",
    "scale",
    "template_kind",
    "template_most_pages",
    "template_text",
]

# Where each name is made. A name is imported when it is first asked for: the window comes up with its theme alone.
_PLACES = {
    "Grade": "resources.grades",
    "Grading": "resources.grades",
    "grading": "resources.grades",
    "Band": "resources.matrices",
    "Impact": "resources.matrices",
    "MatrixBands": "resources.matrices",
    "matrix": "resources.matrices",
    "Scale": "resources.scales",
    "Term": "resources.scales",
    "scale": "resources.scales",
    "TEMPLATES": "resources.templates",
    "template_kind": "resources.templates",
    "template_most_pages": "resources.templates",
    "template_text": "resources.templates",
}


def __getattr__(name: str) -> object:
    """The name from its module; AttributeError where there is none."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_PLACES[name]), name)
    globals()[name] = found
    return found
