from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from bielelt.language.lookalikes import ALPHABET
from bielelt_web.management.units import STATE, all_units, units_of
from bielelt_web.models import AuditEntry, Organisation

LETTERS = {*ALPHABET, "-", " "}


def said(capsys, **options):
    call_command("units", **options)
    return capsys.readouterr().out.splitlines()


def test_there_are_as_many_units_as_the_table_of_the_statistics_office_counts():
    units = all_units()

    assert Counter(unit.kind for unit in units) == {
        "state": 1,
        "province": 22,
        "district": 340,
    }
    assert len({unit.code for unit in units}) == len(units)


def test_every_unit_stands_behind_the_one_above_it():
    seen = {None}
    early = []
    for unit in all_units():
        early += [] if unit.parent in seen else [unit]
        seen.add(unit.code)

    assert early == []


def test_no_name_is_written_with_letters_that_only_look_like_cyrillic_ones():
    assert [u.name for u in all_units() if set(u.name.lower()) - LETTERS] == []


def test_a_province_comes_with_the_state_above_and_its_own_districts():
    units = units_of("264")

    assert (units[0], units[1].name, units[1].parent) == (STATE, "Баянхонгор", "MN")
    assert {unit.parent for unit in units[2:]} == {"264"}
    assert ("26455", "Шинэжинст") in [(unit.code, unit.name) for unit in units]
    assert len(units) == 22


@pytest.mark.parametrize("code", ["26", "999", "26455"])
def test_a_code_that_is_no_province_s_gives_nothing(code):
    assert units_of(code) == ()


@pytest.mark.django_db
def test_the_command_enters_a_province_once_and_says_what_was_new(capsys):
    first = said(capsys, province="264")
    second = said(capsys, province="264")

    assert (first[:3], first[-1]) == (
        ["MN     Монгол Улс", "264    Баянхонгор", "26401  Баянхонгор сум"],
        "22 new, 0 were there.",
    )
    assert second == ["0 new, 22 were there."]
    assert [e.action for e in AuditEntry.objects.all()] == ["organisations.enter_units"]


@pytest.mark.django_db
def test_what_the_register_has_already_keeps_its_name_and_its_place(capsys):
    Organisation.objects.create(code="264", name="Баянхонгор аймаг", kind="province")

    said(capsys, province="264")

    own = Organisation.objects.get(code="264")
    assert (own.name, own.parent) == ("Баянхонгор аймаг", None)
    assert Organisation.objects.get(code="26455").parent == own


@pytest.mark.django_db
def test_the_command_asks_for_a_province_that_exists():
    with pytest.raises(CommandError) as refusal:
        call_command("units", province="26")

    assert str(refusal.value) == "No province has the code 26. Give e.g. 264."
