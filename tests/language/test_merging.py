import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.merging import Change, Conflict, Merged, changes, merge

BASE = "Сум 130 өрхийг хамруулав. Үлдсэн өрхийг намар хамруулна."

words = st.sampled_from(
    ["мод", "тарив", "130", "өрх", "Сум", "нь", ".", ",", " ", " ", " ", "\n", "  ", "—"]
)
texts = st.lists(words, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (
            BASE.replace("130", "150"),
            BASE.replace("намар", "өвөл"),
            "Сум 150 өрхийг хамруулав. Үлдсэн өрхийг өвөл хамруулна.",
        ),
        (
            f"{BASE}\nЗардал 5 сая төгрөг.",
            f"2024 онд {BASE}",
            f"2024 онд {BASE}\nЗардал 5 сая төгрөг.",
        ),
        (BASE.replace(" Үлдсэн өрхийг", ""), BASE.replace("Сум ", ""), (
            "130 өрхийг хамруулав. намар хамруулна."
        )),
        (BASE, "", ""),
    ],
)  # fmt: skip
def test_changes_of_different_places_come_together(mine, theirs, merged):
    assert merge(BASE, mine, theirs) == Merged(merged)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged", "conflict"),
    [
        (
            BASE.replace("130", "150"),
            BASE.replace("130", "145"),
            "Сум 150 145 өрхийг хамруулав. Үлдсэн өрхийг намар хамруулна.",
            Conflict(4, 11, "150", "145"),
        ),
        (
            f"{BASE} Мод тарив.",
            f"{BASE} Худаг гаргав.",
            f"{BASE} Мод тарив. Худаг гаргав.",
            Conflict(56, 81, " Мод тарив.", " Худаг гаргав."),
        ),
        (
            BASE.replace("130", "150"),
            BASE.replace("өрхийг хамруулав", "айлыг хамруулав"),
            "Сум 150 өрхийг 130 айлыг хамруулав. Үлдсэн өрхийг намар хамруулна.",
            Conflict(4, 24, "150 өрхийг", "130 айлыг"),
        ),
        (
            BASE.replace("намар", "намар дахин"),
            BASE.replace(" намар", ""),
            BASE.replace("намар", "намар дахин"),
            Conflict(40, 52, "намар дахин ", ""),
        ),
        (
            f"{BASE} Мод тарив.",
            f"{BASE} Мод тарив. Худаг гаргав.",
            f"{BASE} Мод тарив. Худаг гаргав.",
            Conflict(56, 81, " Мод тарив.", " Мод тарив. Худаг гаргав."),
        ),
    ],
)
def test_where_both_changed_the_same_words_both_are_kept(mine, theirs, merged, conflict):
    assert merge(BASE, mine, theirs) == Merged(merged, (conflict,))


@given(texts, texts)
def test_what_only_one_changed_is_taken_as_it_is(base, changed):
    assert merge(base, base, changed) == Merged(changed)
    assert merge(base, changed, base) == Merged(changed)
    assert merge(base, changed, changed) == Merged(changed)


@given(texts, texts, texts)
def test_the_order_of_the_two_changes_the_order_of_a_conflict_only(base, mine, theirs):
    one, two = merge(base, mine, theirs), merge(base, theirs, mine)

    assert [(c.mine, c.theirs) for c in one.conflicts] == [
        (c.theirs, c.mine) for c in two.conflicts
    ]
    assert outside(one) == outside(two)


def outside(merged):
    """Return the runs of a merged text between its conflicts."""
    places = [0, *(p for c in merged.conflicts for p in (c.start, c.end)), len(merged.text)]
    pairs = zip(places[::2], places[1::2], strict=True)
    return [merged.text[start:end] for start, end in pairs]


@given(texts, texts, texts)
def test_no_word_that_anybody_added_is_lost(base, mine, theirs):
    there = set(re.findall(r"\w+", merge(base, mine, theirs).text))
    parts = [*changes(base, mine), *changes(base, theirs)]

    added = {
        word for p in parts if p.kind == "added" for word in re.findall(r"\w+", p.text)
    }
    assert added - there == set()


@given(texts, texts, texts)
def test_a_proposal_contains_both_versions(base, mine, theirs):
    merged = merge(base, mine, theirs)

    for conflict in merged.conflicts:
        proposal = merged.text[conflict.start : conflict.end]
        assert conflict.mine.strip() in proposal
        assert conflict.theirs.strip() in proposal


def test_changes_are_whole_words_and_read_on():
    after = "Сум 150 айлыг хамруулав. Үлдсэн өрхийг намар хамруулна. Зардал гарна."

    assert changes(BASE, after) == (
        Change("same", "Сум "),
        Change("removed", "130 өрхийг"),
        Change("added", "150 айлыг"),
        Change("same", " хамруулав. Үлдсэн өрхийг намар хамруулна."),
        Change("added", " Зардал гарна."),
    )


@given(texts, texts)
def test_both_texts_can_be_read_out_of_their_changes(before, after):
    found = changes(before, after)

    assert "".join(c.text for c in found if c.kind != "added") == before
    assert "".join(c.text for c in found if c.kind != "removed") == after


@pytest.mark.parametrize("length", [2_000, 20_000])
def test_many_changes_of_two_people_in_a_long_text_all_stay(length):
    words, mine, theirs = long_texts(length)

    merged = merge(words, mine, theirs)

    assert merged.conflicts == ()
    assert merged.text.count(" ба") == mine.count(" ба")
    assert merged.text.count("шинэ ") == theirs.count("шинэ ")


def long_texts(length):
    vocabulary = [
        "мал",
        "өрх",
        "сум",
        "худаг",
        "мод",
        "зам",
        "хашаа",
        "өвс",
        "тэжээл",
        "сургалт",
        "аян",
        "хурал",
    ]
    words = [f"{word}{n % 90}" for n in range(length // 72) for word in vocabulary]
    mine = " ".join(f"{word} ба" if word.endswith("3") else word for word in words)
    theirs = " ".join("шинэ " + word if word.endswith("7") else word for word in words)
    return " ".join(words), mine, theirs
