"""What the product knows by heart, as data with typed access: scales, grades, matrices, templates, themes."""
# SPDX-License-Identifier: MIT

from resources.grades import Grade, Grading, grading
from resources.matrices import Band, Impact, MatrixBands, matrix
from resources.scales import Scale, Term, scale
from resources.templates import TEMPLATES, template_kind, template_text

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
    "template_text",
]
