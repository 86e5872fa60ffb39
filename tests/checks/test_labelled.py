import re
from collections import Counter
from functools import cache

import pytest
from tests.checks import province
from tests.checks.judging import FOLDER, RULES_OF, judge, labelled, names, overlap, tempted

from bielelt.checks import Severity, run_checks, run_comparisons
from bielelt.checks.base import Finding, Quote, Words
from bielelt.core.report import Assessor
from bielelt.core.rollup import roll_up
from bielelt.core.scales import scale_on

REPORTS = {case.name: case for case in labelled()}
CLEAN = [name for name, case in REPORTS.items() if not case.labels]
DETECTS = {"auto", "rule", "human"}
NOT_YET = re.compile(r"хугацаа болоогүй|^Х\.Б$", re.IGNORECASE)


@cache
def told():
    between = run_comparisons([case.report for case in REPORTS.values()])
    alone = [(name, f) for name, case in REPORTS.items() for f in run_checks(case.report)]
    order = list(REPORTS)
    return [*alone, *((order[number], finding) for number, finding in between)]


@cache
def verdicts():
    return judge(told(), REPORTS.values())


def words(report, clauses):
    """Return all words of some clauses and their decisions, or of the page around them."""
    if not clauses:
        pages = [f"{s.total} {s.overall}" for s in report.summaries]
        bands = [f"{key}%: {n}" for s in report.summaries for key, n in s.counts]
        return [*pages, *bands]
    found = []
    for decision in report.decisions:
        for clause in decision.clauses:
            if clause.serial in clauses:
                cells = (
                    clause.text,
                    clause.progress,
                    clause.self_rating,
                    clause.upper_rating,
                )
                found += [*cells, decision.title, decision.number, decision.date]
    return list(map(str, found))


def test_every_report_has_its_labels_and_every_label_its_report():
    files = {path.name for path in FOLDER.glob("*.json")}

    assert files == {
        f"{n}{ending}" for n in REPORTS for ending in (".json", ".labels.json")
    }


def test_there_are_at_least_thirteen_of_each_kind():
    assert len(CLEAN) >= 13
    assert len(REPORTS) - len(CLEAN) >= 13


@pytest.mark.parametrize("name", REPORTS)
def test_every_quotation_stands_word_for_word_in_its_report(name):
    case = REPORTS[name]
    quoted = [(x.id, x.clauses, x.quotes) for x in case.labels]
    quoted += [(key, clauses, quotes) for key, clauses, quotes, _ in case.not_to_be_told]

    assert [
        (key, quote)
        for key, clauses, quotes in quoted
        for quote in quotes
        if not any(quote in text for text in words(case.report, clauses))
    ] == []


def test_no_label_is_given_twice():
    labels = [label for case in REPORTS.values() for label in case.labels]
    same = Counter((x.id.partition("-")[0], x.kind, x.clauses, x.quotes) for x in labels)

    assert [key for key, times in Counter(x.id for x in labels).items() if times > 1] == []
    assert [key for key, times in same.items() if times > 1] == []


def test_labels_say_what_how_and_why():
    labels = [label for case in REPORTS.values() for label in case.labels]

    assert {x.kind for x in labels} == set(RULES_OF)
    assert {x.severity for x in labels} <= set(Severity)
    assert {x.detect for x in labels} == DETECTS
    assert [x.id for x in labels if not x.why or (x.other and x.other not in REPORTS)] == []


@pytest.mark.parametrize("name", CLEAN)
def test_the_summaries_of_clean_reports_are_what_the_table_gives(name):
    report = REPORTS[name].report
    scale = scale_on(report.date)
    serials = [clause.serial for clause in report.clauses]

    assert [roll_up(report, by, scale=scale).as_summary() for by in Assessor] == list(
        report.summaries
    )
    assert serials == list(range(1, len(serials) + 1))


def test_no_progress_is_written_twice_but_where_a_label_says_so():
    """Of «the time has not come» a report may say so in the same words."""
    texts = Counter(
        clause.progress
        for case in REPORTS.values()
        for clause in case.report.clauses
        if clause.progress and not NOT_YET.search(clause.progress)
    )
    labelled = {
        progress
        for name, case in REPORTS.items()
        for label in case.labels
        if label.kind in {"copied", "same-progress-other-rating", "clause-twice"}
        for progress in (
            *progress_of(name, label.clauses),
            *progress_of(label.other or name, label.other_clauses),
        )
    }

    assert {text for text, times in texts.items() if times > 1} <= labelled


def progress_of(name, serials):
    return [c.progress for c in REPORTS[name].report.clauses if c.serial in serials]


def finding(rule="parts-and-total", clauses=(4,), text="нийт 56 тонн", report=""):
    quote = Quote(clauses[0], "progress", text, report=report)
    said = Words("", "")
    return Finding(rule, Severity.ERROR, clauses, (quote,), said, said)


def test_quotations_are_the_same_place_when_they_share_a_run_or_the_shorter_is_whole():
    assert overlap("18 тонн, 21 тонн, нийт 56 тонн", "21 тонн,  НИЙТ 56")
    assert overlap("86% хувь", "нь буюу 86% хувь нь")
    assert not overlap("нийт 56 тонн", "нийт 57 тонн")
    assert not overlap("", "нийт")


def test_a_finding_names_a_clause_and_a_quotation_of_its_own_report():
    assert names(finding(), (4, 5), ("нийт 56 тонн",))
    assert not names(finding(), (5,), ("нийт 56 тонн",))
    assert not names(finding(report="Өөр сум, 2024"), (4,), ("нийт 56 тонн",))
    assert names(finding(), (4,), ())


def test_what_is_planted_is_right_and_the_rest_is_wrong():
    case = REPORTS["dirty01"]
    label = case.labels[0]
    right = finding(clauses=label.clauses, text=label.quotes[0])
    other_rule = finding("mixed-letters", label.clauses, label.quotes[0])
    other_place = finding(text="1. Сумын нөөцөд", clauses=(1,))
    judged = judge([("dirty01", f) for f in (right, other_rule, other_place)], [case])

    assert judged.right == [("dirty01", right)]
    assert judged.wrong == [("dirty01", other_rule), ("dirty01", other_place)]
    assert judged.precision() == (1, 3)
    assert judged.recall("parts-and-total") == (1, 1)
    assert judged.missed == list(case.labels[1:])


def test_a_label_of_two_reports_may_be_told_in_either():
    label = next(x for x in REPORTS["dirty04"].labels if x.other)
    there = finding("copied-between", label.other_clauses, "а")
    judged = judge([(label.other, there)], REPORTS.values())

    assert judged.found[label.id] == [there]


def test_a_made_up_province_is_the_same_every_time_and_has_what_was_asked_for():
    reports = province.reports(3, 20)

    assert reports == province.reports(3, 20)
    assert [(r.period, sum(1 for _ in r.clauses)) for r in reports] == [
        ("2024-H1", 20),
        ("2024", 20),
    ] * 3


# What the checks make of it: floors, to be raised with every check that gets better -----------

PRECISE = {Severity.ERROR: 0.95, Severity.DOUBT: 0.9}
RECALLED = {"auto": 0.9, "rule": 0.6}
TEMPTED = 0


def share(of):
    part, whole = of
    return part / whole


def test_what_is_told_is_right():
    assert share(verdicts().precision(severity=Severity.ERROR)) >= PRECISE[Severity.ERROR]
    assert share(verdicts().precision(severity=Severity.DOUBT)) >= PRECISE[Severity.DOUBT]


def test_most_of_what_a_machine_can_tell_is_told():
    recalled = {detect: share(verdicts().recall(detect=detect)) for detect in RECALLED}

    assert [d for d, least in RECALLED.items() if recalled[d] < least] == []


def test_little_is_told_that_only_looks_wrong():
    forbidden = [line for case in REPORTS.values() for line in tempted(told(), case)]

    assert len(forbidden) <= TEMPTED
