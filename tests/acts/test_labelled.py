"""Every clause of the labelled set is read as a person reads it."""

from datetime import date

import pytest
from tests.acts.labelled import CLAUSES

from bielelt.acts import Recurrence, Role, propose

TOP = "АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖ\n2024 оны 03 дугаар сарын 11\nЗарим арга хэмжээний тухай\n"


def only_clause(text):
    act = propose(f"{TOP}Журмыг үндэслэн ЗАХИРАМЖЛАХ нь:\n1. {text}\n")
    assert [clause.text for clause in act.clauses] == [text]
    return act.clauses[0]


def whom(one):
    name = one.group or ", ".join(one.names) or "?"
    person = f" ({one.person})" if one.person else ""
    return f"{'+' if one.role is Role.CO else ''}{name}{person}"


def when(one):
    if one.every is Recurrence.ONCE:
        return str(one.day or "?")
    return f"{one.every} {one.month or '-'}/{one.month_day or '-'}"


def test_the_set_is_large_enough_to_say_something():
    assert len(CLAUSES) >= 60
    assert len({text for text, *_ in CLAUSES}) == len(CLAUSES)


@pytest.mark.parametrize(("text", "force", "addressees", "deadlines"), CLAUSES)
def test_a_clause_is_read_as_labelled(text, force, addressees, deadlines):
    clause = only_clause(text)
    read = (
        clause.force,
        tuple(map(whom, clause.addressees)),
        tuple(map(when, clause.deadlines)),
    )

    assert read == (force, addressees, deadlines)


@pytest.mark.parametrize("text", [text for text, *_ in CLAUSES])
def test_every_reading_quotes_the_words_it_rests_on(text):
    clause = only_clause(text)
    words = [one.words for one in (*clause.addressees, *clause.deadlines)]
    words.append(clause.force_words)

    assert [w.text for w in words] == [text[w.start : w.end] for w in words]


def test_the_next_year_is_given_with_its_reason():
    clause = only_clause("Тайланг 1 дүгээр сарын 15-ны дотор ирүүлэхийг даалгасугай.")

    assert (clause.deadline.day, clause.deadline.year_from) == (
        date(2025, 1, 15),
        "no year is written; the day had passed when the act was issued, so the next year",
    )
