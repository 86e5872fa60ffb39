"""A small report of two decisions, and what somebody makes of it."""

from tests.make import clause, decision, report

from bielelt.core.corrections import correcting
from bielelt.core.report import Place, Unplaced

ROAD = clause("Зам засах", "Зассан.", origin=(Place(1, 1, 4),))
TREES = clause(
    "Мод тарих", "Тарьсан.", label="2.", self_rating=70, origin=(Place(1, 2, 4),)
)
WELL = clause("Худаг гаргах", "Гаргасан.", origin=(Place(1, 3, 4),))
FIRST = decision(ROAD, TREES)
SECOND = decision(WELL, title="Усны тухай", number="А/2")
LOST = Unplaced(Place(2, 1, 3), "Гурван худаг гаргасан. Хашаа барьсан.")


def read(**others):
    return report(FIRST, SECOND, **{"unplaced": (LOST,), **others})


def fix(source, *wishes):
    """Return the corrections (kind, address, values) made one after the other."""
    made = []
    for kind, address, values in wishes:
        made.append(correcting(source, made, kind, address, values))
    return made


def told(result):
    """Return serials, labels, texts and progress, decision by decision."""
    return [
        (d.serial, [(c.serial, c.label, c.text, c.progress) for c in d.clauses])
        for d in result.report.decisions
    ]
