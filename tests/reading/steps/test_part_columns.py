from collections import Counter
from itertools import zip_longest
from textwrap import wrap

import pytest
from tests.reading.steps.bench import ACTS, REPORTS, lay, opening, row

from bielelt.reading.memory import KnownClause, Memory
from bielelt.reading.steps import part_columns
from bielelt.reading.steps.read_decisions import named_act

TEXT = "2. Хадлангийн талбайг өрх бүрд хуваарилахыг багийн дарга нарт даалгасугай."
PROGRESS = "Нийт 64 өрхөд талбай олгож, 120 тонн өвс бэлтгэсэн байна."
PARTED = [([TEXT], [PROGRESS])]
BOTH = {(2, "text"), (2, "progress")}


def across(text, progress, widths=(30, 52), seam=" "):
    """Read two columns as a careless scanner does: one printed line of each in turn."""
    lines = zip_longest(wrap(text, widths[0]), wrap(progress, widths[1]))
    return " ".join(seam.join(filter(None, pair)) for pair in lines)


def letters(*texts):
    return Counter(letter for text in texts for letter in text if letter.isalnum())


def lay_between(*cells, **others):
    """Put the cells of clause 2 between two whole clauses."""
    bench = lay(part_columns, opening(1), row(2, *cells, **others), row(3))
    return bench, bench.of("texts", "progresses")[1:2]


def test_whole_cells_stay_as_they_are():
    bench, cells = lay_between(TEXT, PROGRESS)

    assert (cells, bench.notes) == (PARTED, [])


@pytest.mark.parametrize("widths", [(30, 46), (30, 52), (34, 58)])
def test_two_columns_read_across_are_parted_and_stay_doubted(widths):
    bench, cells = lay_between(across(TEXT, PROGRESS, widths), "")

    assert cells == PARTED
    assert bench.repairs == [(2, "columns-parted", "text")]
    assert bench.dropped == []
    assert set(bench.doubts) == BOTH


def test_the_head_of_a_progress_is_brought_back_from_the_clause():
    text = (
        "2. Гудамжны хогийн цэгийг хашаажуулж, камер суурилуулахыг тохижилтын албанд үүрэг"
        " болгосугай."
    )
    head = "Нийт 5 цэгийг хашаажуулсан. Камерын 2 байршлыг"
    tail = "сонгож, гэрээ байгуулсан байна."

    bench, cells = lay_between(across(text, head), tail)

    assert cells == [([text], [f"{head} {tail}"])]
    assert bench.repairs == [(2, "columns-parted", "text")]
    assert set(bench.doubts) == BOTH


def test_a_whole_progress_read_into_the_clause_as_well_is_dropped_there():
    progress = f"{REPORTS[1]} {PROGRESS}"
    text = TEXT.replace("хуваарилахыг", f"{progress} хуваарилахыг")

    bench, cells = lay_between(text, progress)

    assert cells == [([TEXT], [progress])]
    assert bench.repairs == [(2, "columns-parted", "text")]
    assert letters(*bench.dropped) == letters(progress)
    assert set(bench.doubts) == BOTH


def test_what_cannot_be_parted_honestly_stays_and_is_doubted():
    torn = "2. Хадлангийн байна. талбайг Нийт өрх"

    bench, cells = lay_between(torn, "")

    assert cells == [([torn], [""])]
    assert bench.repairs == []
    assert set(bench.doubts) == BOTH


def test_a_cell_of_more_words_than_can_be_parted_in_time_stays_and_is_doubted():
    endless = across(TEXT, PROGRESS) + f" {PROGRESS}" * 50

    bench, cells = lay_between(endless, "")

    assert cells == [([endless], [""])]
    assert bench.repairs == []
    assert set(bench.doubts) == BOTH


@pytest.mark.parametrize("widths", [(18, 70), (24, 40), (38, 45), (44, 64)])
def test_no_letter_is_lost_by_parting_wherever_the_lines_end(widths):
    mixed = across(TEXT, PROGRESS, widths)

    _, [(texts, progresses)] = lay_between(mixed, "")

    assert letters(*texts, *progresses) == letters(mixed)


@pytest.mark.parametrize(
    ("cells", "doubts"),
    [
        (("", REPORTS[1]), [(2, "text")]),
        ((TEXT, ""), [(2, "progress")]),
        (("", ""), [(2, "text"), (2, "progress")]),
    ],
)
def test_an_empty_cell_of_a_rated_clause_is_doubted(cells, doubts):
    bench, _ = lay_between(*cells)

    assert bench.repairs == []
    assert bench.doubts == doubts


def test_a_clause_that_is_not_due_needs_no_progress():
    bench, _ = lay_between(TEXT, "", own="Х.Б", upper="Х.Б")

    assert bench.notes == []


# Known from elsewhere --------------------------------------------------------------------

KNOWN_TEXT = (
    "Хадлангийн талбайг өрх бүрд хуваарилж, гэрээг багийн иргэдийн хурлаар хэлэлцүүлэн "
    "баталгаажуулахыг багийн дарга нарт даалгасугай."
)
KNOWN_PROGRESS = (
    "Нийт 64 айлд газар олгож, 120 тонн өвс бэлтгэсэн бөгөөд 61 айлтай бичиг баримт "
    "үйлдэж, үлдсэн 3 айлын материалыг намрын чуулганаар оруулахаар бүрдүүлж байна."
)
KNOWN_WHY = (
    "known from the register (2024_А/15 2., 100%); what stands between its words is of the "
    "progress"
)
REGISTER = Memory.of([KnownClause(named_act(ACTS[0], None), "2.", KNOWN_TEXT)])


def known(*cells, memory=REGISTER, **others):
    """Put cells between two whole clauses, where the memory may know their clause."""
    bench = lay(part_columns, opening(1), row(2, *cells, **others), row(3), memory=memory)
    return bench, bench.of("texts", "progresses")[1:2]


@pytest.mark.parametrize("widths", [(26, 44), (30, 52), (34, 60)])
@pytest.mark.parametrize("seam", [" ", ""])
def test_a_known_clause_parts_the_columns_without_a_doubt(widths, seam):
    mixed = across(KNOWN_TEXT, KNOWN_PROGRESS, widths, seam)

    bench, cells = known(f"2. {mixed}", "")

    assert cells == [([f"2. {KNOWN_TEXT}"], [KNOWN_PROGRESS])]
    assert bench.repairs == [(2, "columns-parted", "text")]
    assert bench.whys == [KNOWN_WHY]
    assert bench.doubts == []


@pytest.mark.parametrize(
    ("cause", "text", "reason"),
    [
        (
            "another figure is known",
            KNOWN_TEXT.replace("өрх бүрд", "70 өрхөд"),
            "the known clause says «64», here stands «70»",
        ),
        (
            "a word is missing",
            KNOWN_TEXT.replace("хэлэлцүүлэн ", ""),
            "the known clause says «хэлэлцүүлэн», which is not found here",
        ),
        (
            "it goes on where the known one does not",
            KNOWN_TEXT.replace("өрх", "мал бүхий нэг өрх"),
            "its words do not stand in lines of one width, as printed ones would",
        ),
    ],
)
def test_what_differs_from_the_known_clause_is_parted_and_doubted(cause, text, reason):
    knows = KNOWN_TEXT.replace("өрх бүрд", "64 өрхөд") if "figure" in cause else KNOWN_TEXT
    memory = Memory.of([KnownClause(named_act(ACTS[0], None), "2.", knows)])

    bench, [(texts, progresses)] = known(
        f"2. {across(text, KNOWN_PROGRESS)}", "", memory=memory
    )

    assert any(reason in why for why in bench.reasons)
    assert set(bench.doubts) == BOTH
    assert letters(*texts, *progresses) == letters(f"2. {text}", KNOWN_PROGRESS)


@pytest.mark.parametrize(
    ("act", "label"), [(ACTS[1], "2."), (ACTS[0], "7."), ("Тухай", "2.")]
)
def test_a_clause_known_by_its_words_only_parts_and_stays_doubted(act, label):
    memory = Memory.of([KnownClause(named_act(act, None), label, KNOWN_TEXT)])

    bench, cells = known(f"2. {across(KNOWN_TEXT, KNOWN_PROGRESS)}", "", memory=memory)

    assert cells == [([f"2. {KNOWN_TEXT}"], [KNOWN_PROGRESS])]
    assert set(bench.doubts) == BOTH


def test_words_that_may_be_of_either_column_are_doubted():
    progress = KNOWN_PROGRESS.replace("бичиг баримт", "гэрээг багийн иргэдийн хурлаар")

    bench, _ = known(f"2. {across(KNOWN_TEXT, progress)}", "")

    why = "the known clause can be laid over these words in two ways"
    assert any(why in reason for reason in bench.reasons)


def test_the_head_of_a_progress_is_brought_back_from_a_known_clause():
    at = KNOWN_PROGRESS.index("бэлтгэсэн")
    head, tail = KNOWN_PROGRESS[:at].strip(), KNOWN_PROGRESS[at:]

    bench, cells = known(f"2. {across(KNOWN_TEXT, head)}", tail)

    assert cells == [([f"2. {KNOWN_TEXT}"], [KNOWN_PROGRESS])]
    assert bench.repairs == [(2, "columns-parted", "text")]


def test_what_stands_in_a_known_clause_beside_a_whole_progress_is_unplaced():
    foreign = "Мөн сумын төвд 40 боодол өвс нөөцөлж, агуулахад хураалаа."

    bench, cells = known(f"2. {across(KNOWN_TEXT, foreign)}", KNOWN_PROGRESS)

    assert cells == [([f"2. {KNOWN_TEXT}"], [KNOWN_PROGRESS])]
    assert [u.text for u in bench.draft.unplaced] == [foreign]
    assert set(bench.doubts) == BOTH


def test_a_clause_that_only_looks_mixed_is_whole_where_it_is_the_known_one():
    odd = KNOWN_TEXT.replace("даалгасугай.", "мэдэгдсэн байна. үүнийг")
    memory = Memory.of([KnownClause(named_act(ACTS[0], None), "2.", odd)])

    bench, _ = known(f"2. {odd}", KNOWN_PROGRESS, memory=memory)

    assert bench.doubts == []
    assert bench.repairs == [(2, "clause-confirmed", "text")]
    assert set(known(f"2. {odd}", KNOWN_PROGRESS)[0].doubts) == BOTH


@pytest.mark.parametrize("widths", [(18, 70), (24, 40), (38, 45), (44, 64)])
def test_no_letter_is_lost_by_parting_with_a_known_clause(widths):
    mixed = f"2. {across(KNOWN_TEXT, KNOWN_PROGRESS, widths, '')}"

    bench, [(texts, progresses)] = known(mixed, "")

    assert letters(*texts, *progresses) == letters(mixed)
    assert bench.dropped == []
