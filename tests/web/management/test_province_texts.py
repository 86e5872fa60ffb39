"""The demonstration province is whole, natural, the same everywhere, and wrong only on purpose."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bielelt.checks.parts_and_total import PartsAndTotal
from bielelt.checks.percent_and_figures import PercentAndFigures
from bielelt.core.kinds import KINDS
from bielelt.core.numbering import number_key
from bielelt.core.report import NOT_DUE, Clause, Decision, Report
from bielelt.core.scales import scale_on
from bielelt.language.dates import genitive, ordinal
from bielelt.language.endings import is_order
from bielelt.language.lookalikes import is_cyrillic
from bielelt.language.mixed import find_mixed
from bielelt_web.management.province import frames, mistakes, places
from bielelt_web.management.province.calendar import BY_PERIOD, PERIODS
from bielelt_web.management.province.decisions import CLAUSES, DECISIONS
from bielelt_web.management.province.figures import Setting, fill, split
from bielelt_web.management.province.outcomes import periods_of
from bielelt_web.management.province.persons import BY_LOGIN, PERSONS
from bielelt_web.management.province.progress import progress_for
from bielelt_web.management.province.themes import BY_KEY, THEMES

ROOT = Path(__file__).parents[3]
CASES = Path(os.environ.get("BIELELT_CASES") or ROOT.parent / "shared" / "cases")
REPORT = CASES / "shinejinst-2024-h1" / "report.txt"

ASSIGNED = [
    (clause, code)
    for clause in CLAUSES.values()
    for code in places.targets(clause.addressees, clause.issued)
]
ORDERED = [*CLAUSES.values()]


@pytest.fixture(scope="module")
def progress():
    """Return every report of the province by clause, organisation and period."""
    return {
        (clause.key, code, period): progress_for(clause, code, period)
        for clause, code in ASSIGNED
        for period in periods_of(clause, code)
    }


def written(progress):
    """Yield all texts of the province, each with where it stands."""
    yield from ((place.code, place.name) for place in places.PLACES)
    yield from ((person.login, f"{person.name} {person.post}") for person in PERSONS)
    yield from ((decision.key, decision.title) for decision in DECISIONS)
    yield from ((clause.key, clause.text) for clause in ORDERED)
    for key, told in progress.items():
        yield key, told.text
        yield key, f"{told.upper_reason} {told.not_due_reason}".strip()
        yield key, f"{told.quantities[0].indicator} {told.quantities[0].unit}"


# What there is ---------------------------------------------------------------------------


def test_there_is_one_province_with_twenty_one_districts_and_twenty_agencies():
    kinds = Counter(place.kind for place in places.PLACES)

    assert kinds == {"state": 1, "province": 1, "district": 21, "agency": 20, "bag": 9}
    assert [p.code for p in places.DISTRICTS] == [f"299{n:02}" for n in range(1, 62, 3)]
    assert len(places.BY_CODE) == len(places.PLACES)


def test_every_place_stands_behind_the_one_above_it():
    seen = {None}

    for place in places.PLACES:
        assert place.parent in seen
        seen.add(place.code)


def test_there_is_a_login_for_every_role_and_a_reporter_and_reviewer_everywhere():
    cast = {
        "registrar",
        "assessor",
        "leader",
        "auditor",
        "administrator",
        "reporter",
        "reviewer",
    }
    seats = {(person.role, person.organisation) for person in PERSONS}

    assert {person.role for person in PERSONS} == cast
    assert {login: BY_LOGIN[login].role for login in cast} == {role: role for role in cast}
    assert (
        BY_LOGIN["reporter"].organisation
        == BY_LOGIN["reviewer"].organisation
        == places.MAIN
    )
    assert BY_LOGIN["reporter2"].organisation == places.SECOND_AGENCY
    assert seats >= {
        (role, place.code)
        for role in ("reporter", "reviewer")
        for place in (*places.DISTRICTS, *places.AGENCIES)
    }


def test_no_two_people_have_one_login_or_one_name():
    assert len(PERSONS) == len(BY_LOGIN) == len({person.name for person in PERSONS}) == 110


def test_there_are_two_hundred_decisions_of_several_kinds_over_three_periods():
    kinds = Counter(decision.kind for decision in DECISIONS)
    numbers = {clause.number for clause in ORDERED}

    assert len(DECISIONS) == len({decision.title for decision in DECISIONS}) == 200
    assert kinds.most_common(1)[0][0] == "order"
    assert (
        set(kinds)
        == {"order", "directive", "resolution", "ministerial_order"}
        <= set(KINDS)
    )
    assert {d.series for d in DECISIONS} == {"", "А", "Б"}
    assert PERIODS == ("2025-H1", "2025", "2026-H1")
    assert (min(numbers), max(numbers)) == (1, 6)
    assert date(2024, 12, 1) <= DECISIONS[0].date <= DECISIONS[-1].date <= date(2026, 6, 30)


def test_a_number_stands_once_in_its_register_and_rises_with_the_date():
    keys = [
        (d.issuer, d.kind, d.date.year, d.series, number_key(d.number)) for d in DECISIONS
    ]
    registers = {key[:4] for key in keys}

    assert len(set(keys)) == len(keys)
    for register in registers:
        numbers = [int(re.findall(r"\d+", k[4])[-1]) for k in keys if k[:4] == register]
        assert numbers == sorted(numbers)


def test_all_addressees_exist_and_are_named_in_the_text():
    for clause in ORDERED:
        known = {*places.GROUPS, *places.BY_CODE}
        assert set(clause.addressees) <= known
        for code in set(clause.addressees) - set(places.GROUPS):
            assert places.BY_CODE[code].name.removesuffix(" сум") in clause.text


def test_due_dates_come_after_the_decision():
    assert [c.key for c in ORDERED if c.due and c.due <= c.issued] == []


def test_every_clause_ends_with_the_verb_of_an_order():
    verbs = Counter(clause.text.rsplit(" ", 1)[1] for clause in ORDERED)

    assert set(verbs) == {"болгосугай.", "даалгасугай.", "байна."}
    assert all(is_order(c.text) for c in ORDERED if not c.text.endswith("байна."))


def test_about_sixty_themes_offer_three_ways_of_telling_each_level():
    assert (len(THEMES), len(BY_KEY)) == (60, 61)
    assert {len(family) >= 3 for family in frames.OPENINGS.values()} == {True}
    assert {
        (len(t.facts) >= 4, len(t.hindrances) == len(t.nexts) == 2, len(t.results) == 2)
        for t in BY_KEY.values()
    } == {(True, True, True)}


# How it is told --------------------------------------------------------------------------


def test_progress_is_neither_shorter_nor_longer_than_what_people_write(progress):
    lengths = [len(told.text) for told in progress.values()]

    assert (min(lengths) >= 150, max(lengths) <= 900) == (True, True)
    assert max(len(clause.text) for clause in ORDERED) <= 2000


def test_ratings_are_steps_of_the_scale_in_force(progress):
    for (_, _, period), told in progress.items():
        scale = scale_on(BY_PERIOD[period].last)
        assert scale.rate(told.self_rating) == told.self_rating
        assert scale.rate(told.upper_rating) == told.upper_rating


def test_every_outcome_is_met_in_every_period(progress):
    ratings = {period: Counter() for period in PERIODS}
    for (_, _, period), told in progress.items():
        ratings[period][told.self_rating] += 1

    levels = {100, 90, 70, 50, 30, 0, NOT_DUE}
    assert [set(ratings[period]) for period in PERIODS] == [levels] * 3


def test_the_upper_rating_differs_in_about_fifteen_of_a_hundred_and_says_why(progress):
    differing = [t for t in progress.values() if t.upper_rating != t.self_rating]

    assert 0.12 < len(differing) / len(progress) < 0.18
    assert {bool(t.upper_reason) for t in differing} == {True}
    assert {
        t.upper_reason for t in progress.values() if t.upper_rating == t.self_rating
    } == {""}


def test_what_is_not_due_says_until_when_and_why(progress):
    for (_, _, period), told in progress.items():
        if told.self_rating == NOT_DUE:
            assert told.not_due_until > BY_PERIOD[period].last
            assert told.not_due_reason
        else:
            assert (told.not_due_until, told.not_due_reason) == (None, "")


def test_figures_never_fall_from_period_to_period(progress):
    for clause, code in ASSIGNED:
        counted = [
            progress[clause.key, code, period].quantities[0]
            for period in periods_of(clause, code)
        ]
        assert [q.value for q in counted] == sorted(q.value for q in counted)
        assert all(q.baseline <= q.target and q.value <= q.target for q in counted)


def test_what_is_done_is_not_reported_again_unless_it_continues(progress):
    for clause, code in ASSIGNED:
        done = [
            progress[clause.key, code, period].quantities[0]
            for period in periods_of(clause, code)[:-1]
        ]
        assert clause.continuing or all(q.value < q.target for q in done)


def test_nobody_reports_what_is_not_theirs():
    clause = next(
        c for c in ORDERED if places.MAIN not in places.targets(c.addressees, c.issued)
    )

    with pytest.raises(ValueError, match="Ask periods_of first"):
        progress_for(clause, places.MAIN, PERIODS[-1])


# Wrong on purpose ------------------------------------------------------------------------


def found_by(check, told):
    clause = Clause(1, progress=told.text)
    return list(check.run(Report(decisions=(Decision(1, clauses=(clause,)),))))


def test_about_three_of_a_hundred_reports_hold_a_mistake_of_each_kind(progress):
    kinds = Counter(told.mistake for told in progress.values() if told.mistake)

    assert set(kinds) == set(mistakes.KINDS)
    assert 0.02 < kinds.total() / len(progress) < 0.04


def test_sums_and_shares_are_right_but_for_the_marked_ones(progress):
    # One in eleven: a check reads a text in milliseconds, and there are thousands.
    plain = [told for told in list(progress.values())[::11] if not told.mistake]

    assert [
        told.text
        for told in plain
        if found_by(PartsAndTotal(), told) or found_by(PercentAndFigures(), told)
    ] == []


def test_wrong_shares_are_found_and_most_wrong_sums(progress):
    shares = [t for t in progress.values() if t.mistake == mistakes.PERCENT]
    sums = [t for t in progress.values() if t.mistake == mistakes.SUM]

    assert all(found_by(PercentAndFigures(), told) for told in shares)
    assert sum(bool(found_by(PartsAndTotal(), t)) for t in sums) > len(sums) * 3 // 4


def test_full_marks_for_work_not_begun_are_marked(progress):
    wrong = {key for key, t in progress.items() if t.mistake == mistakes.RATING}

    assert wrong == {
        key for key, t in progress.items() if t.self_rating == 100 and "эхлээгүй" in t.text
    }


def test_a_copied_text_names_the_other_district(progress):
    for (key, code, period), told in progress.items():
        if told.mistake == mistakes.COPIED:
            other = mistakes.neighbour(CLAUSES[key], code, BY_PERIOD[period])
            assert other not in {None, code}
            own = places.BY_CODE[code].name
            assert own not in told.text


# Letters, endings, spelling --------------------------------------------------------------


def test_all_texts_are_cyrillic_without_look_alikes(progress):
    words = {
        word for _, text in written(progress) for word in re.findall(r"[^\W\d_]+", text)
    }

    assert {
        word for word in words if not all(map(is_cyrillic, word)) or list(find_mixed(word))
    } == set()


def test_ordinals_and_days_follow_the_vowels_of_their_numbers(progress):
    wrong = {
        (where, found[0])
        for where, text in written(progress)
        for found in re.finditer(r"(\d+) (дугаар|дүгээр)|сарын (\d+)-(ны|ний)", text)
        if (found[1] and ordinal(int(found[1])) != found[2])
        or (found[3] and genitive(int(found[3])) != found[4])
    }

    assert wrong == set()


def test_every_day_told_lies_in_its_period_and_behind_the_decision(progress):
    for (key, _, period), told in progress.items():
        if told.self_rating == NOT_DUE:
            continue
        for year, month, day in re.findall(
            r"(\d{4}) оны (\d\d) д\w+р сарын (\d\d)-", told.text
        ):
            on = date(int(year), int(month), int(day))
            assert CLAUSES[key].issued <= on <= BY_PERIOD[period].last


def test_sentences_begin_with_capitals_and_end_with_a_stop(progress):
    odd = re.compile(r"  | [.,;:)]|\.\.|,,|[{}]|\( |[.,][А-Яа-яӨҮөүЁё]|^[а-яөүё]|[^.]$")
    texts = [(key, told.text) for key, told in progress.items()]
    texts += [(clause.key, clause.text) for clause in ORDERED]

    # «П.Сэлэнгэ» and «м.кв» are no ends of sentences.
    found = {
        (key, text)
        for key, text in texts
        if odd.search(re.sub(r"\b[А-ЯӨҮ]\.(?=[А-ЯӨҮ])|м\.(?=кв)", "", text))
    }
    assert found == set()


def test_no_suffix_breaks_the_harmony_of_its_word(progress):
    # Front endings behind a back vowel and the reverse: what hands get wrong most.
    wrong = re.compile(
        r"\b\w*[аоу][бвгджзклмнпрстфхцчшщ]+(?:ээс|ээр|өөс|өөр|тэй|сэн|сөн|гээд)\b|"
        r"\b\w*[эөү][бвгджзклмнпрстфхцчшщ]+(?:аас|аар|оос|оор|тай|той|сан|сон|гаад)\b"
    )
    words = {word for _, text in written(progress) for word in re.findall(r"\w+", text)}

    assert {word for word in words if wrong.search(word.casefold())} == set()


def test_no_nine_words_of_the_real_report_stand_here(progress):
    if not REPORT.exists():
        pytest.skip("No cases here: put them in a folder and name it in BIELELT_CASES.")
    real = runs(REPORT.read_text("utf-8"))

    assert [where for where, text in written(progress) if real & runs(text)] == []


def runs(text):
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[n : n + 9]) for n in range(len(words) - 8)}


# Without chance --------------------------------------------------------------------------

DIGEST = """
import hashlib
from bielelt_web.management.province.decisions import DECISIONS
from bielelt_web.management.province.outcomes import periods_of
from bielelt_web.management.province.persons import PERSONS
from bielelt_web.management.province.places import PLACES, targets
from bielelt_web.management.province.progress import progress_for
told = [
    progress_for(clause, code, period)
    for decision in DECISIONS[::9]
    for clause in decision.clauses
    for code in targets(clause.addressees, clause.issued)
    for period in periods_of(clause, code)
]
print(hashlib.sha256(repr((PLACES, PERSONS, DECISIONS, told)).encode()).hexdigest())
"""


def test_every_interpreter_makes_the_same_province():
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(digests) == 1
    assert len(digests.pop().strip()) == hashlib.sha256().digest_size * 2


def test_the_texts_import_neither_django_nor_chance_nor_a_clock():
    strangers = {
        (path.name, word)
        for path in (ROOT / "src/bielelt_web/management/province").rglob("*.py")
        for word in re.findall(r"\b(?:django|random|today|now|time)\b", code_of(path))
    }

    assert strangers == set()


def code_of(path):
    lines = path.read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if re.match(r"\s*(?:from|import) ", line))


@pytest.mark.parametrize(("total", "count"), [(100, 3), (3, 3), (2, 3), (0, 2), (17, 4)])
def test_parts_add_up(total, count):
    parts = split("key", total, count)

    assert (sum(parts), len(parts)) == (total, count)


SETTING = Setting(
    "key", {"unit": "өрх"}, ("Тал баг", "Зүйл баг"), 0, date(2025, 3, 3), date(2025, 3, 3)
)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{date} болов.", "2025 оны 03 дугаар сарын 03-ны өдөр болов."),
        ("{7-7} {unit} {+9-9} удаа.", "7 өрх 9 удаа."),
        ("{T 12000-12000} толгой: {A}.", "12 000 толгой: 12 000."),
    ],
)
def test_slots_are_filled(template, said):
    assert fill(template, SETTING) == said


def test_growing_figures_grow_and_the_others_stay():
    later = replace(SETTING, step=2)

    assert fill("{10-10} {+10-10}", SETTING) == "10 10"
    assert fill("{10-10}", later) == "10"
    assert int(fill("{+10-10}", later)) > 10
