"""Findings counted and answered, and the rules behind them."""

from tests.web.matrix.base import Row

from bielelt.core.roles import Role

PROVINCE = "264"  # of the cast

MATRIX = {
    "findings": Row(stranger=200),
    "findings-of": Row(kwargs=lambda rooms: {"pk": rooms.accepted.pk}),
    # Whoever may not answer is told so on the page they came from (test_findings.py).
    "finding-answer": Row(
        "post",
        lambda rooms: {"pk": rooms.accepted.pk, "key": "0123456789"},
        422,
        form={"answer": "right", "reason": "Зөв бичсэн."},
    ),
    "findings-download": Row(
        kwargs=lambda rooms: {"pk": rooms.accepted.pk, "format": "csv"}
    ),
    "rule-list": Row(stranger=200),
    "rule": Row(
        kwargs={"code": PROVINCE, "slug": "parts-and-total"},
        who=frozenset({Role.REGISTRAR, Role.ASSESSOR}),
        refused=404,
    ),
}
