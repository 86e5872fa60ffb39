from itertools import zip_longest
from textwrap import wrap

import pytest

from bielelt.reading.gluing import PROGRESS, TEXT, Lexicon, pieces_of
from bielelt.reading.parting import Parted, Widths, fit_widths, is_honest, part

ORDER = "Хадлангийн талбайг өрх бүрд хуваарилахыг багийн дарга нарт даалгасугай."
REPORT = "Нийт 64 өрхөд талбай олгож, 120 тонн өвс бэлтгэсэн байна."
WIDTHS = Widths(30, 52)


def across(text=ORDER, progress=REPORT, widths=WIDTHS):
    """Read two columns as a careless scanner does: one printed line of each in turn."""
    lines = zip_longest(wrap(text, widths.text), wrap(progress, widths.progress))
    return " ".join(line for pair in lines for line in pair if line)


def words(pieces):
    return [piece.word for piece in pieces]


def test_a_mixed_cell_is_parted_where_its_lines_end():
    lexicon = Lexicon()

    parted = part(pieces_of(across(), lexicon), WIDTHS, lexicon)

    assert (parted.text, parted.progress) == (ORDER, REPORT)


def test_one_word_cannot_be_parted():
    assert part(pieces_of("Хадлан", Lexicon()), WIDTHS, Lexicon()) is None


def test_what_the_document_says_in_whole_clauses_leans_to_the_clause():
    lexicon = Lexicon()
    lexicon.learn("Хадланг хамгаалахыг даалгасугай.", TEXT)
    lexicon.learn("Малыг тоолсон байна.", PROGRESS)

    leanings = [lexicon.leaning(word) for word in ("хадлангийн", "малыг", "ширээ")]

    assert leanings[0] > 0 > leanings[1]
    assert leanings[2] == 0


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        ("өвсХадлан", ["өвс", "Хадлан"]),
        ("бэлтгэв,64", ["бэлтгэв,", "64"]),
        ("хадлан", ["хадлан"]),
        ("https://bielelt.mn/Өвс", ["https://bielelt.mn/Өвс"]),
    ],
)
def test_glued_words_come_apart_where_they_show_it(glued, parts):
    assert words(pieces_of(glued, Lexicon())) == parts


def test_glued_words_come_apart_where_the_document_knows_both():
    lexicon = Lexicon()
    lexicon.learn_words(["хадлан", "бэлтгэл"])

    assert "хадлан" in words(pieces_of("хадланбэлтгэл", lexicon))


def test_pieces_are_put_together_as_they_were():
    pieces = pieces_of("Нийт өвсХадлан бэлтгэв,64 өрх", Lexicon())

    assert "".join(p.word if p.glued else f" {p.word}" for p in pieces).strip() == (
        "Нийт өвсХадлан бэлтгэв,64 өрх"
    )


def test_fitted_widths_part_the_cell_they_were_fitted_on():
    lexicon = Lexicon()
    pieces = pieces_of(across(), lexicon)

    parted = part(pieces, fit_widths([pieces], lexicon), lexicon)

    assert (parted.text, parted.progress) == (ORDER, REPORT)


@pytest.mark.parametrize(
    ("text", "progress", "honest"),
    [
        (ORDER, REPORT, True),
        (f"2. {ORDER}", REPORT, True),
        (REPORT, ORDER, False),
        (ORDER, "Нийт 64 өрхөд талбай", False),
        (ORDER, "Олгосон байна.", False),
        (f"{REPORT} {ORDER}", REPORT, False),
    ],
    ids=["both whole", "labelled", "exchanged", "unclosed", "too short", "mixed"],
)
def test_a_parting_is_honest_if_both_columns_read_as_what_they_are(text, progress, honest):
    assert is_honest(Parted(text, progress, 0.0)) is honest
