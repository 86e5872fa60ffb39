from datetime import date

import pytest
from tests.make import clause, decision, report

from bielelt.checks import (
    CHECKS,
    COMPARISONS,
    RULES,
    Rules,
    Severity,
    Tuning,
    run_checks,
    run_comparisons,
)
from bielelt.checks.tuning import values_of
from bielelt.core.errors import BieleltError

DAY = date(2024, 6, 25)
CUT = report(decision(clause(), number="2024_А/0"))


def on(*tunings, day=DAY):
    return RULES.on(day, tunings)


def told(*tunings, day=DAY):
    return [(f.rule, f.severity) for f in run_checks(CUT, on(*tunings, day=day))]


def rule(slug, rules):
    return next(rule for rule in rules.all if rule.slug == slug)


def test_without_tunings_the_rules_are_those_of_the_code():
    assert on() == RULES == Rules(CHECKS, COMPARISONS)
    assert told() == [("decision-numbers", Severity.ERROR)]


def test_a_rule_that_is_off_does_not_run():
    assert told(Tuning("decision-numbers", DAY, is_on=False)) == []


def test_a_severity_is_given_to_every_finding_of_the_rule():
    assert told(Tuning("decision-numbers", DAY, severity=Severity.HINT)) == [
        ("decision-numbers", Severity.HINT)
    ]


def test_numbers_are_those_of_the_settings():
    tuned = on(Tuning("copied-progress", DAY, values=(("words", 30),)))

    assert values_of(rule("copied-progress", tuned)) == (("words", 30), ("percent", 60))
    assert values_of(rule("copied-progress", RULES)) == (("words", 12), ("percent", 60))


@pytest.mark.parametrize(
    ("day", "severity"),
    [
        (date(2024, 1, 1), Severity.ERROR),
        (date(2024, 2, 1), Severity.HINT),
        (date(2024, 2, 29), Severity.HINT),
        (date(2024, 3, 1), Severity.DOUBT),
        (date(2030, 1, 1), Severity.DOUBT),
    ],
)
def test_the_latest_tuning_that_has_begun_counts(day, severity):
    tunings = (
        Tuning("decision-numbers", date(2024, 3, 1), severity=Severity.DOUBT),
        Tuning("decision-numbers", date(2024, 2, 1), severity=Severity.HINT),
    )

    assert told(*tunings, day=day) == [("decision-numbers", severity)]


def test_a_later_tuning_takes_back_what_it_does_not_say():
    tunings = (
        Tuning("decision-numbers", date(2024, 1, 1), is_on=False),
        Tuning("decision-numbers", date(2024, 2, 1)),
    )

    assert on(*tunings) == RULES


def test_of_two_tunings_of_one_day_the_last_counts():
    tunings = (
        Tuning("decision-numbers", DAY, is_on=False),
        Tuning("decision-numbers", DAY, is_on=True),
    )

    assert len(told(*tunings)) == 1
    assert told(*reversed(tunings)) == []


def test_comparisons_are_tuned_alike():
    acts = [
        report(decision(clause(), number=f"А/{n}", title="Отрын бүс нутгийг ашиглах тухай"))
        for n in (52, 25)
    ]
    hint = Tuning("registered-apart", DAY, severity=Severity.HINT)
    off = Tuning("registered-apart", DAY, is_on=False)

    assert [
        [(number, f.severity) for number, f in run_comparisons(acts, rules)]
        for rules in (RULES, on(hint), on(off))
    ] == [[(1, Severity.DOUBT)], [(1, Severity.HINT)], []]


@pytest.mark.parametrize(
    ("tuning", "message"),
    [
        (Tuning("spelling-bee", DAY), "There is no rule “spelling-bee”. Use one of: "),
        (
            Tuning("copied-progress", DAY, values=(("letters", 5),)),
            "The rule “copied-progress” has no setting “letters”. It has: words, percent.",
        ),
        (
            Tuning("decision-numbers", DAY, values=(("words", 5),)),
            "The rule “decision-numbers” has no setting “words”. It has: none.",
        ),
        (
            Tuning("copied-progress", DAY, values=(("words", 61),)),
            (
                "“From how many words on it is told” of the rule “copied-progress” cannot be "
                "61. Use a number from 8 to 60."
            ),
        ),
    ],
)
def test_what_cannot_be_tuned_is_refused_with_what_can(tuning, message):
    with pytest.raises(BieleltError) as refused:
        on(tuning)

    assert str(refused.value).startswith(message)


def test_rules_may_be_remembered():
    assert len({on(), on(Tuning("decision-numbers", DAY)), RULES}) == 1
