import pytest
from hypothesis import given
from hypothesis import strategies as st

from bielelt.language.names import Named, find_names, fold_label, host_of, labels_of


def told(text):
    return [(n.named, n.name) for n in find_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.Urgudul.gov.mn/a сайт", [(Named.ADDRESS, "urgudul.gov.mn")]),
        ("и-сургалтын бүртгэл", [(Named.SYSTEM, "и-сургалтын")]),
        ("E-Surgalt платформ", [(Named.SYSTEM, "E-Surgalt")]),
        ("«Алтан зам» ХХК зам засав", [(Named.COMPANY, "Алтан зам")]),
        ("Б. Энхтуяа, Д.Оюун-Эрдэнэ",
         [(Named.PERSON, "Б.Энхтуяа"), (Named.PERSON, "Д.Оюун-Эрдэнэ")]),
        ("shuudan@gov.mn", []),
        ("сумын төв, 2031 он", []),
    ],
)  # fmt: skip
def test_names_of_all_kinds_are_found(text, expected):
    assert told(text) == expected


def test_cyrillic_latin_and_the_address_of_one_system_share_a_key():
    keys = [
        set(n.keys) for n in find_names("и-сургалтын, E-Surgalt, e-surgalt.mn") if n.keys
    ]

    assert set.intersection(*keys) == {"esurgalt"}


def test_hosts_are_parted_into_labels_that_transliterate_alike():
    assert host_of("HTTP://www.Irgen.Orkhon.gov.mn/a/b") == "irgen.orkhon.gov.mn"
    assert labels_of("irgen.orkhon.gov.mn") == ("irgen", "orkhon")
    assert fold_label("orkhon") == fold_label("orhon")


@given(st.text(alphabet="АБВГабвгдиэ.-ABCabcmn@ ", max_size=60))
def test_any_text_gives_names_that_stand_in_it(text):
    for name in find_names(text):
        assert 0 <= name.start < name.end <= len(text)
        assert name.keys
