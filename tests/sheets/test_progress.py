from tests.sheets.rows import ASSESSMENT, PROGRESS, edited, export, measure, read

from bielelt.core.report import NOT_DUE
from bielelt.core.scales import SCALES
from bielelt.sheets import Changed, Changes, compare


def keys(columns):
    return [column.key for column in columns]


def test_an_office_fills_in_progress_and_its_own_rating():
    assert keys(PROGRESS.editable) == [
        "progress",
        "self_rating",
        "not_due_until",
        "not_due_reason",
    ]


def test_an_assessor_sees_them_and_fills_in_the_upper_rating():
    shown = [c.key for c in ASSESSMENT.columns if c.locked and not c.hidden]

    assert shown == [
        "number",
        "organisation",
        "decision",
        "clause",
        "progress",
        "self_rating",
    ]
    assert keys(ASSESSMENT.editable) == ["upper_rating", "upper_reason", "upper_comment"]


def test_the_ratings_of_an_assessor_come_back():
    rows = [measure(organisation="Өлзийт сум", self_rating=NOT_DUE)]
    cells = {"I5": "30%", "J5": "Нотлох баримтгүй.", "H5": "100%"}

    filled = read(edited(export(ASSESSMENT, rows), cells), ASSESSMENT)

    assert compare(ASSESSMENT, rows, filled) == Changes(
        changed=(
            Changed("7", "upper_rating", None, 30, "I5"),
            Changed("7", "upper_reason", None, "Нотлох баримтгүй.", "J5"),
        ),
        locked=(Changed("7", "self_rating", NOT_DUE, 100, "H5"),),
    )


def test_every_rating_column_has_the_steps_of_the_scale():
    scale = SCALES[0]

    rated = ASSESSMENT.rated(scale.steps)

    assert {c.key: c.steps for c in rated.columns if c.steps} == {
        "self_rating": scale.steps,
        "upper_rating": scale.steps,
    }
