"""What the product knows by heart, as data with typed access: likelihood scales, risk matrices, themes."""
# SPDX-License-Identifier: MIT

from resources.matrices import Band, Impact, MatrixBands, matrix
from resources.scales import Scale, Term, scale

__all__ = ["Band", "Impact", "MatrixBands", "Scale", "Term", "matrix", "scale"]
