"""Accepted reports and their downloads."""

from tests.web.matrix.base import Row

MATRIX = {
    "report-list": Row(stranger=200),
    "report": Row(kwargs=lambda rooms: {"pk": rooms.accepted.pk}),
    "report-download": Row(kwargs=lambda rooms: {"pk": rooms.accepted.pk, "format": "csv"}),
}
