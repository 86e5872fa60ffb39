"""Whom a proposal means: exactly one, several to choose from, or nobody; never a silent wrong one."""

import pytest

from bielelt.acts import Addressee, Group, Matches, Words, match_addressees, propose

ORGANISATIONS = (
    ("d1", "Өлзийт сум", "district"),
    ("d2", "Жаргалант сум", "district"),
    ("d3", "Баян-Өндөр", "district"),
    ("a1", "Мал эмнэлгийн газар", "agency"),
    ("a2", "Хүнс, хөдөө аж ахуйн газар", "agency"),
    ("a3", "Боловсрол, шинжлэх ухааны газар", "agency"),
    ("a4", "Аймгийн Онцгой байдлын газар", "agency"),
    ("h1", "Хууль, эрх зүйн хэлтэс", "department"),
    ("s1", "1 дүгээр сургууль", "school"),
    ("k1", "3 дугаар цэцэрлэг", "kindergarten"),
    ("p", "Төв аймаг", "province"),
)


def named(*names):
    return Addressee(Words("", 0, 0), names=names)


@pytest.mark.parametrize(
    ("group", "keys"),
    [
        (Group.DISTRICTS, ("d1", "d2", "d3")),
        (Group.AGENCIES, ("a1", "a2", "a3", "a4")),
        (Group.SCHOOLS, ("s1",)),
        (Group.KINDERGARTENS, ("k1",)),
        (Group.ORGANISATIONS, ("a1", "a2", "a3", "a4", "h1", "s1", "k1")),
    ],
)
def test_a_group_means_every_organisation_of_its_kind(group, keys):
    assert match_addressees(Addressee(Words("", 0, 0), group), ORGANISATIONS) == Matches(
        keys, certain=True
    )


@pytest.mark.parametrize("group", [Group.CITIZENS, Group.BUSINESSES, Group.BAGS])
def test_a_group_without_organisations_means_nobody(group):
    found = match_addressees(Addressee(Words("", 0, 0), group), ORGANISATIONS)

    assert found == Matches((), certain=False)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Өлзийт сум", "d1"),
        ("Баян-Өндөр сум", "d3"),
        ("Мал эмнэлгийн газар", "a1"),
        ("мал эмнэлэгийн газар", "a1"),
        ("Боловсрол, шинжлэх ухаан газрын", "a3"),
        ("ХХААГ", "a2"),
        ("Онцгой байдлын газар", "a4"),
        ("3 дугаар цэцэрлэг", "k1"),
    ],
)
def test_a_name_means_the_one_that_is_called_so(name, key):
    assert match_addressees(named(name), ORGANISATIONS) == Matches((key,), certain=True)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Засаг даргын Тамгын газрын Хууль, эрх зүйн хэлтэс", ("h1",)),
        ("Боловсрол шинжлэх ухааны төв газар", ("a3",)),
        ("Хөдөө аж ахуйн газар", ("a2",)),
    ],
)
def test_what_is_only_alike_is_proposed_and_not_certain(name, keys):
    assert match_addressees(named(name), ORGANISATIONS) == Matches(keys, certain=False)


@pytest.mark.parametrize(
    "name", ["Өлзий сум", "Алтай сум", "Цагдаагийн газар", "ЭМГ", "3 дугаар сургууль", ""]
)
def test_a_stranger_means_nobody(name):
    assert match_addressees(named(name), ORGANISATIONS) == Matches((), certain=False)


def test_a_district_is_never_taken_for_an_agency_of_its_name():
    both = (("a", "Алтай газар", "agency"), ("d", "Алтай сум", "district"))

    assert match_addressees(named("Алтай сум"), both) == Matches(("d",), certain=True)


def test_two_of_one_name_are_both_proposed():
    twins = (("a", "Мал эмнэлгийн газар", "agency"), ("b", "Мал эмнэлгийн газар", "agency"))

    assert match_addressees(named("Мал эмнэлгийн газар"), twins) == Matches(
        ("a", "b"), certain=False
    )


def test_one_unknown_among_several_names_makes_the_whole_uncertain():
    found = match_addressees(named("Өлзийт сум", "Алтай сум"), ORGANISATIONS)

    assert found == Matches(("d1",), certain=False)


def test_a_clause_finds_its_organisations():
    act = propose(
        "ЗАХИРАМЖЛАХ нь:\n1. Худаг засахыг Өлзийт, Жаргалант сумын Засаг дарга нарт, "
        "аргачлалаар хангахыг Хүнс, хөдөө аж ахуйн газар (Д.Дорж)-т даалгасугай."
    )
    found = [match_addressees(one, ORGANISATIONS) for one in act.clauses[0].addressees]

    assert found == [Matches(("d1", "d2"), certain=True), Matches(("a2",), certain=True)]
