from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dictionary import needs_dictionary

from bielelt.language.misspelling import Fault, Misspelt, find_broken, find_misspelt
from bielelt.language.mixed import vocabulary


def told(text):
    return [(m.fault, m.right, m.sure) for m in find_misspelt(text, vocabulary([text]))]


@needs_dictionary
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("зерчил", (Fault.DAMAGED, "зөрчил", False)),
        ("БЕЛЧЭЭР", (Fault.DAMAGED, "БЭЛЧЭЭР", False)),
        ("тус тусчиглэсэн", (Fault.GLUED, "тус чиглэсэн", True)),
        ("лавлагаа олгожбайна", (Fault.GLUED, "олгож байна", True)),
        ("ажилхийгдэхгүй", (Fault.GLUED, "ажил хийгдэхгүй", False)),
        ("жилийн хуваарьжилийн", (Fault.GLUED, "хуваарь жилийн", False)),
        ("бултиг", (Fault.UNKNOWN, "", False)),
        ("Онд, нд: Үнд үүнд", (Fault.DAMAGED, "Үүнд", True)),
    ],
)
def test_faults_are_told_with_what_is_meant_and_how_surely(text, expected):
    assert told(text) == [expected]


@needs_dictionary
@pytest.mark.parametrize(
    "text",
    [
        "эмхэтгэл",
        "Ц.Зерчил",
        "тэр Зерчилд",
        "ЗРЧЛ",
        "зөрчил",
        "авто автотээврийн",
        "сургалтад",
    ],
)
def test_names_variants_and_words_are_left_alone(text):
    assert [fault for fault, _, _ in told(text) if fault is not Fault.UNKNOWN] == []


@needs_dictionary
def test_broken_words_are_found_with_their_place():
    assert list(find_broken("бүх байгууллаг ууд")) == [
        Misspelt(4, 18, "байгууллаг ууд", Fault.BROKEN, "байгууллагууд", sure=True)
    ]


@given(st.text(alphabet="абгдийлнорстуүхэөАӨ -.\n", max_size=60))
def test_any_text_gives_faults_that_stand_in_it(text):
    for found in (*find_misspelt(text, Counter()), *find_broken(text)):
        assert text[found.start : found.end] == found.word
