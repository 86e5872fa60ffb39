from datetime import date
from decimal import Decimal

from tests.sheets.rows import DECISIONS, clause, read

from bielelt.core.kinds import KINDS

LINES = (
    (
        "Төрөл;Дугаар;Хамтарсан дугаарууд;Огноо;Шийдвэрийн нэр;Гаргасан байгууллагын код;"
        "Заалтын дугаар;Заалтын агуулга;Заалтын хүч;Хэрэгжүүлэх байгууллага;Оролцоо;"
        "Тайлагнах давтамж;Хугацаа;Байнгын;Жин"
    ),
    (
        "Захирамж;А/27;22, ЗГ-3/06;2024 оны 01 дүгээр сарын 12;Өвөлжилтийн бэлтгэл;264;2.1;"
        "Бэлтгэлийг хангасугай.;үүрэг;26455, 26401;толгойлон;улирал бүр;2024.12.1;үгүй;1,5"
    ),
)


def test_a_clause_is_read_as_a_registrar_writes_it():
    filled = read("\r\n".join(LINES).encode("utf-8-sig"), DECISIONS)

    assert filled.problems == ()
    assert filled.rows[0].values == {
        "kind": "order",
        "number": "А/27",
        "further_numbers": ("22", "ЗГ-3/06"),
        "date": date(2024, 1, 12),
        "title": "Өвөлжилтийн бэлтгэл",
        "issuer": "264",
        "label": "2.1",
        "text": "Бэлтгэлийг хангасугай.",
        "force": "duty",
        "addressees": ("26455", "26401"),
        "role": "lead",
        "schedule": "quarterly",
        "due_on": date(2024, 12, 1),
        "continuing": "no",
        "weight": Decimal("1.5"),
    }


def test_every_kind_of_decision_can_be_chosen():
    kind = next(column for column in DECISIONS.columns if column.key == "kind")

    assert [choice.key for choice in kind.choices] == list(KINDS)


def test_the_sample_row_of_these_tests_uses_columns_that_exist():
    assert set(clause()) <= {column.key for column in DECISIONS.columns}
