"""What holds for every carrier alike."""

import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples
from tests.reading.sources.tables import WRITERS, read

TABLE = [
    ["д/д", "Шийдвэрийн нэр", "Явц", "Өөрийн үнэлгээ"],
    ["1", "Өвөлжилтийн бэлтгэл хангах тухай 2024_A/17", "Өвс, тэжээл бэлтгэсэн; дууссан", "100%"],
    ["2", 'Сургуулийн "ногоон" орчин | тохижилт', "5 < 7 & 70%-д хүрсэн *тэмдэглэл*", "70%"],
    ["3", "Хүн амын тооллого", "", "Х.Б"],
]  # fmt: skip

TEXTS = st.text(
    st.one_of(
        st.sampled_from("аөүАӨҮ 7%|\\<>&*_`\"',;-#"),
        st.characters(categories=["L", "M", "N", "P", "S", "Zs", "Cf"]),
    ),
    max_size=12,
)
TABLES = st.integers(3, 5).flatmap(
    lambda width: st.lists(
        st.lists(TEXTS, min_size=width, max_size=width), min_size=2, max_size=4
    )
)


def letters(texts):
    """Return letters and digits in order; accents aside, since these are composed."""
    plain = unicodedata.normalize("NFD", "".join(texts))
    return "".join(character for character in plain if character.isalnum())


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_table_gives_the_same_texts_from_every_carrier(tmp_path, suffix):
    path = tmp_path / f"report{suffix}"
    WRITERS[suffix](path, TABLE)

    assert read(path) == TABLE


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=examples(10), deadline=None)
@given(rows=TABLES)
def test_every_letter_of_any_table_comes_back(suffix, rows):
    rows = [["1", "2", "3", *rows[0][3:]], *rows]  # no carrier holds an empty document
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"report{suffix}"
        WRITERS[suffix](path, rows)
        found = read(path)

    assert letters(text for block in found for text in block) == letters(
        text for row in rows for text in row
    )
