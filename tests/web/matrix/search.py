"""The search: for everybody; whoever may see nothing finds nothing."""

from tests.web.matrix.base import Row

MATRIX = {"search": Row(stranger=200)}
