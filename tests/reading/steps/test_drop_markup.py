import pytest
from tests.reading.steps.bench import NUMBERS, lay, opening

from bielelt.reading.steps import drop_markup


def progress_after(progress):
    bench = lay(drop_markup, opening(1, progress=progress))
    return bench.draft.blocks[-1].cells[4].text, bench.repairs, bench.dropped


def test_tags_leave_the_cell_and_are_noted_once_for_the_document():
    assert progress_after("<p>Мод<br/>тарив.</p>") == (
        "Мод тарив.",
        [(None, "markup-dropped", "table")],
        ["<p> <br/> </p>"],
    )


def test_a_tag_of_emphasis_leaves_no_blank_in_front_of_a_stop():
    assert progress_after("Мод <b>тарив</b>.")[0] == "Мод тарив."


@pytest.mark.parametrize(
    ("found", "plain"),
    [("**Мод** тарив.", "Мод тарив."), ("### Мод __тарив__.", "Мод тарив.")],
)
def test_marks_of_emphasis_go_without_a_note_as_they_have_no_letters(found, plain):
    assert progress_after(found) == (plain, [], [])


@pytest.mark.parametrize("found", ["Ус 5 < 6 м, 7 > 4 м.", "Талбай 2 * 3 м.", "№ 5 #6"])
def test_signs_that_are_no_markup_stay(found):
    assert progress_after(found) == (found, [], [])


def test_a_star_between_figures_multiplies_and_stays():
    assert progress_after("Хашаа 2*3 м.") == ("Хашаа 2*3 м.", [], [])


def test_lines_are_cleaned_like_cells():
    bench = lay(drop_markup, "**<i>Гарчиг</i>**", NUMBERS, head=False)

    assert bench.draft.blocks[0].text == "Гарчиг"
    assert bench.dropped == ["<i> </i>"]
