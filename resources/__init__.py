"""What the product knows by heart, as data with typed access: scales, grades of sources, risk matrices, themes."""
# SPDX-License-Identifier: MIT

from resources.grades import Grade, Grading, grading
from resources.matrices import Band, Impact, MatrixBands, matrix
from resources.scales import Scale, Term, scale

__all__ = ["Band", "Grade", "Grading", "Impact", "MatrixBands", "Scale", "Term", "grading", "matrix", "scale"]
