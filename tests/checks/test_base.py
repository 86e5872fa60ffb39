import json
import re
from dataclasses import dataclass, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import (
    RULES,
    Finding,
    Quote,
    Severity,
    Words,
    findings_json,
    run_checks,
    run_comparisons,
    to_dict,
)
from bielelt.checks.base import (
    Answerer,
    Passage,
    from_dict,
    gather,
    once,
    passages,
    rated_apart,
)
from bielelt.core.report import Clause, Decision, Report
from bielelt.language.likeness import Likeness

NOTHING = Words("", "")
WORDS, FIX = Words("Мал", "Livestock"), Words("Засах.", "Correct it.")
FINDING = Finding(
    "rule", Severity.ERROR, (1,), (Quote(1, "progress", "нийт 5 мал", 7),), WORDS, FIX
)


def test_the_json_form_has_exactly_the_documented_keys():
    assert json.loads(findings_json([FINDING])) == {
        "schema": "bielelt-findings/1",
        "findings": [
            {
                "id": FINDING.id,
                "rule": "rule",
                "severity": "error",
                "clauses": [1],
                "quotes": [
                    {
                        "clause": 1,
                        "field": "progress",
                        "text": "нийт 5 мал",
                        "start": 7,
                        "report": "",
                    }
                ],
                "explanation": {"mn": "Мал", "en": "Livestock"},
                "arithmetic": "",
                "suggestion": {"mn": "Засах.", "en": "Correct it."},
                "answerer": "reporter",
            }
        ],
    }


def test_a_finding_is_read_back_from_its_json_form_as_it_was():
    other = replace(FINDING, answerer=Answerer.ASSESSOR, arithmetic="2 + 2 = 4 ≠ 5")

    told = json.loads(findings_json([FINDING, other]))["findings"]

    assert [from_dict(one) for one in told] == [FINDING, other]


def test_the_id_stays_when_only_the_wording_around_the_quotes_changes():
    reworded = Finding("rule", Severity.DOUBT, (1,), FINDING.quotes, NOTHING, NOTHING)
    moved = Finding("rule", Severity.ERROR, (2,), FINDING.quotes, WORDS, FIX)

    assert (FINDING.id, len(FINDING.id)) == (reworded.id, 10)
    assert FINDING.id != moved.id


def test_the_id_changes_with_what_is_quoted_and_not_with_where_it_begins():
    def found(**changed):
        quote = replace(FINDING.quotes[0], **changed)
        return replace(FINDING, quotes=(quote,)).id

    assert [found(start=start) for start in (None, 0, 99)] == [FINDING.id] * 3
    assert FINDING.id not in {
        found(text="нийт 6 мал"),
        found(field="text"),
        found(clause=2),
        found(report="Найрамдал сум, 2023-H1"),
    }


def test_what_is_no_running_text_has_no_place():
    quote = replace(FINDING.quotes[0], field="self", text="70%", start=None)
    told = to_dict([replace(FINDING, quotes=(quote,), answerer=Answerer.ASSESSOR)])

    assert told["findings"][0]["quotes"][0]["start"] is None
    assert told["findings"][0]["answerer"] == "assessor"


def test_a_quote_says_where_its_first_letter_stands():
    passage = Passage(1, "progress", "Сумын  төв , Дэл баг")

    assert passage.quote(5, 12) == Quote(1, "progress", "төв ,", 7)


def test_a_report_without_contradictions_has_no_findings():
    assert to_dict(run_checks(report())) == {"schema": "bielelt-findings/1", "findings": []}


def test_slugs_are_the_names_of_the_modules_and_titles_are_in_two_languages():
    assert [(c.slug, bool(c.title.mn), bool(c.title.en)) for c in RULES.all] == [
        (type(c).__module__.rsplit(".", 1)[-1].replace("_", "-"), True, True)
        for c in RULES.all
    ]


def test_every_rule_says_by_an_example_what_it_tells():
    assert [c.slug for c in RULES.all if not (c.example.mn and c.example.en)] == []
    assert [c.slug for c in RULES.all if c.example.mn[-1] + c.example.en[-1] != ".."] == []
    assert {type(c.is_on) for c in RULES.all} == {bool}


def test_what_may_be_tuned_are_whole_numbers_of_the_rule_between_their_bounds():
    tuned = [(check, setting) for check in RULES.all for setting in check.settings]

    assert [
        (check.slug, setting.name)
        for check, setting in tuned
        if type(getattr(check, setting.name, None)) is not int
        or not setting.least <= getattr(check, setting.name) <= setting.most
        or not (setting.title.mn and setting.title.en)
    ] == []
    assert len({(check.slug, setting.name) for check, setting in tuned}) == len(tuned)


def test_passages_are_titles_texts_and_progress_in_the_order_of_the_table():
    picture = report(decision(clause("Заалт", "Явц"), clause(None, "Явц"), title="Нэр"))

    assert [(p.clause, p.field, p.text) for p in passages(picture)] == [
        (1, "title", "Нэр"),
        (1, "text", "Заалт"),
        (1, "progress", "Явц"),
        (2, "progress", "Явц"),
    ]


texts = st.none() | st.text(
    alphabet="0123456789 ,.;:%()/-aeoАабгдийлмноөрстуүхнийтүүнд\n", max_size=60
)
ratings = st.none() | st.integers(-5, 120) | st.just("not_due")


odd_reports = st.builds(
    Report,
    organisation=st.sampled_from([None, "", "Дэл сум", "Улаан сум"]),
    period=st.sampled_from([None, "", "2024", "2024-H1", "2023-H1", "хагас жил"]),
    date=st.none() | st.dates(),
    decisions=st.lists(
        st.builds(
            Decision,
            serial=st.integers(0, 3),
            title=texts,
            date=st.none() | st.just(date(2024, 3, 5)),
            number=texts | st.sampled_from(["А/5", "2024_А/05"]),
            clauses=st.lists(
                st.builds(
                    Clause,
                    serial=st.integers(0, 9),
                    text=texts,
                    progress=texts,
                    self_rating=ratings,
                    upper_rating=ratings,
                ),
                max_size=3,
            ).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
)


@given(odd_reports)
def test_odd_reports_never_make_a_check_fail_and_every_id_is_its_own(odd):
    found = list(run_checks(odd))
    told = {(f.rule, f.clauses, f.quotes) for f in found}

    assert len({f.id for f in found}) == len(told)


@given(st.lists(odd_reports, max_size=4))
def test_odd_reports_never_make_a_comparison_fail_and_each_finding_has_its_report(odd):
    numbers = {number for number, _ in run_comparisons(odd)}

    assert numbers <= set(range(len(odd)))


def test_one_report_alone_is_compared_with_nothing():
    rows = [clause() for _ in range(5)]

    assert list(run_comparisons([report(decision(*rows), decision(*rows))])) == []


@dataclass(frozen=True)
class Found:
    start: int
    end: int
    word: str


def words_in(text):
    return [Found(m.start(), m.end(), m[0]) for m in re.finditer(r"\w+", text)]


def test_what_is_found_is_gathered_by_clause_and_key_with_its_places():
    rows = report(
        decision(clause("худаг зам худаг", None), clause("худаг", "зам"), title=None)
    )

    found = gather(rows, words_in, lambda spot: spot.word)

    assert [(n, [(q.field, q.start) for q, _ in places]) for n, places in found] == [
        (1, [("text", 0), ("text", 10)]),
        (1, [("text", 6)]),
        (2, [("text", 0)]),
        (2, [("progress", 0)]),
    ]


def test_what_several_checks_ask_of_one_report_is_worked_out_once():
    asked = []
    count = once(lambda rows: asked.append(rows) or len(list(rows.clauses)))
    one, other = report(decision(clause())), report(decision(clause(), clause()))

    assert [count(rows) for rows in (one, one, other, one)] == [1, 1, 2, 1]
    assert asked == [one, other, one]


def test_clauses_that_say_the_same_are_told_apart_by_their_ratings():
    rows = report(
        decision(
            clause("Худаг гаргах", self_rating=100, upper_rating=70),
            clause("Худаг гаргах", self_rating=100, upper_rating=30),
            clause("Худаг гаргах", self_rating=100, upper_rating=None),
        )
    )
    told = [p for p in passages(rows) if p.field == "text"]
    pairs = [
        Likeness(0, 1, 0.95),
        Likeness(0, 2, 1.0),
        Likeness(0, 1, 0.8),
        Likeness(0, 0, 1),
    ]

    found = list(rated_apart(rows, told, pairs, sure_from=0.9))

    assert [(a.serials, a.given, a.severity, a.answerer) for a in found] == [
        ((1, 2), ("70%", "30%"), Severity.DOUBT, Answerer.ASSESSOR),
        ((1, 2), ("70%", "30%"), Severity.HINT, Answerer.ASSESSOR),
    ]
