"""What holds for all steps: a whole table needs none, and no kind of repair goes untested."""

import ast
from pathlib import Path

import pytest
from tests.reading.steps.bench import lay, opening, row

from bielelt.reading import steps
from bielelt.reading.steps import STEPS

HERE = Path(__file__).parent
SOURCE = Path(steps.__file__).parent
WHOLE = (
    *("ЗАХИРАМЖИЙН 2024 ОНЫ БИЕЛЭЛТ (Номгон сум)", "2024 оны 06 дугаар сарын 26", "Далай"),
    *(("1", "2", "3", "4", "5", "6", "7"), "Засаг даргын захирамж"),
    *(opening(1), row(2), opening(3, of=2)),
)
OF_THE_FORM = {"header-dropped", "section-heading", "form-words"}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_a_whole_table_needs_no_repair_and_no_doubt(step):
    bench = lay(step, *WHOLE, head=False)

    assert {kind for _, kind, _ in bench.repairs} <= OF_THE_FORM
    assert bench.doubts == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_every_kind_of_repair_stands_in_the_test_of_its_step(step):
    name = step.__name__
    kinds = set(repair_kinds(ast.parse((SOURCE / f"{name}.py").read_text("utf-8"))))
    test = (HERE / f"test_{name}.py").read_text("utf-8")

    assert {kind for kind in kinds if f'"{kind}"' not in test} == set()


def repair_kinds(tree):
    """Yield every text that is the kind in a call of ``draft.repair``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "repair":
            yield from (
                n.value for n in ast.walk(node.args[1]) if isinstance(n, ast.Constant)
            )
