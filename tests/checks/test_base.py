import json

from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import (
    CHECKS,
    Finding,
    Quote,
    Severity,
    Words,
    findings_json,
    run_checks,
    to_dict,
)
from bielelt.checks.base import passages
from bielelt.core.report import Clause, Decision, Report

WORDS = Words("Мал", "Livestock")
FINDING = Finding(
    "rule", Severity.ERROR, (1,), (Quote(1, "progress", "нийт 5 мал"),), WORDS, "Засах."
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
                "quotes": [{"clause": 1, "field": "progress", "text": "нийт 5 мал"}],
                "explanation": {"mn": "Мал", "en": "Livestock"},
                "suggestion": "Засах.",
            }
        ],
    }


def test_the_id_stays_when_only_the_wording_around_the_quotes_changes():
    reworded = Finding("rule", Severity.DOUBT, (1,), FINDING.quotes, Words("", ""), "")
    moved = Finding("rule", Severity.ERROR, (2,), FINDING.quotes, WORDS, "Засах.")

    assert (FINDING.id, len(FINDING.id)) == (reworded.id, 10)
    assert FINDING.id != moved.id


def test_a_report_without_contradictions_has_no_findings():
    assert to_dict(run_checks(report())) == {"schema": "bielelt-findings/1", "findings": []}


def test_slugs_are_the_names_of_the_modules_and_titles_are_in_two_languages():
    assert [(c.slug, bool(c.title.mn), bool(c.title.en)) for c in CHECKS] == [
        (type(c).__module__.rsplit(".", 1)[-1].replace("_", "-"), True, True)
        for c in CHECKS
    ]


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


@given(
    st.builds(
        Report,
        date=st.none() | st.dates(),
        decisions=st.lists(
            st.builds(
                Decision,
                serial=st.integers(0, 3),
                title=texts,
                number=texts,
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
)
def test_odd_reports_never_make_a_check_fail_and_every_id_is_its_own(odd):
    found = list(run_checks(odd))
    told = {(f.rule, f.clauses, f.quotes) for f in found}

    assert len({f.id for f in found}) == len(told)
