"""What the product knows by heart, as data with typed access: scales, grades, matrices, templates, themes."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from resources.on_demand import names_from

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

# The window comes up with its theme alone.
__getattr__ = names_from(
    __name__,
    {
        "grades": ("Grade", "Grading", "grading"),
        "matrices": ("Band", "Impact", "MatrixBands", "matrix"),
        "scales": ("Scale", "Term", "scale"),
        "templates": ("TEMPLATES", "template_kind", "template_most_pages", "template_text"),
    },
)
