"""The sample acts come out as a careful registrar would enter them."""

from pathlib import Path

import pytest
from tests.reading.sources.papers import Paper

from bielelt.acts import Recurrence, Role, read_act

SAMPLES = Path(__file__).parents[2] / "samples"


def row(clause):
    whom = [
        f"{'+' if one.role is Role.CO else ''}{one.group or ', '.join(one.names)}"
        for one in clause.addressees
    ]
    deadline = clause.deadline
    when = deadline and (
        str(deadline.day) if deadline.every is Recurrence.ONCE else str(deadline.every)
    )
    return clause.label, str(clause.force), whom, when


def test_the_order():
    act = read_act(SAMPLES / "order.txt")

    assert (act.kind, act.numbers, str(act.date), act.place, act.doubts) == (
        *("order", ("А/318",), "2025-09-08", "Өлгий", ()),
    )
    assert [row(clause) for clause in act.clauses] == [
        ("1.", "none", [], None),
        ("2.", "duty", ["Хүнс, хөдөө аж ахуйн газар", "districts"], "2025-10-14"),
        ("3.", "duty", ["+Зам, тээврийн хөгжлийн төв", "Сагсай сум, Буянт сум"], None),
        ("4.1", "duty", ["agencies"], "quarterly"),
        ("4.2", "duty", ["agencies"], "each_time"),
        ("4.3", "duty", ["agencies"], "2026-01-15"),
        ("5.", "appeal", ["citizens", "businesses", "organisations"], None),
        ("6.", "duty", ["Засаг даргын Тамгын газар"], None),
        ("7.", "none", [], None),
    ]


def test_the_directive():
    act = read_act(SAMPLES / "directive.txt")

    assert (act.kind, act.numbers, act.title) == (
        "directive",
        ("2025_03",),
        "ТӨРИЙН ҮЙЛЧИЛГЭЭНИЙ ХҮРТЭЭМЖИЙГ САЙЖРУУЛАХ ТУХАЙ",
    )
    assert [row(clause) for clause in act.clauses] == [
        ("1.1", "duty", ["districts"], "2025-02-28"),
        ("1.2", "duty", ["districts"], "monthly"),
        ("Хоёр-1", "duty", ["schools", "kindergartens"], None),
        ("Хоёр-2", "duty", ["schools", "kindergartens"], "each_time"),
        ("Гурав", "duty", ["districts"], "half_and_full_year"),
    ]


@pytest.mark.parametrize("file", ["order.txt", "directive.txt"])
def test_an_act_printed_as_pdf_has_the_same_clauses(tmp_path, file):
    printed = Paper()
    lines = (SAMPLES / file).read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        if number and number % 40 == 0:
            printed.turn()
        printed.text(40, 30 + 12 * (number % 40), line)
    printed.save(tmp_path / "act.pdf")

    read, original = read_act(tmp_path / "act.pdf"), read_act(SAMPLES / file)
    assert [(row(c), c.text) for c in read.clauses] == [
        (row(c), c.text) for c in original.clauses
    ]
