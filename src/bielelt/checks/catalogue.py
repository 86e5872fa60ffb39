"""The page that lists all rules, written from the code."""

from collections.abc import Iterator

from bielelt.checks.base import Rule, Severity
from bielelt.checks.tuning import Rules

_HEAD = """\
# Rules

Written from the code by `bielelt rules --markdown`; a test compares. How each rule reasons stands in
[methodology](methodology.md) §6; how to write one in [add a check](add-a-check.md).

A rule tells an error, a doubt or a hint. A province may switch a rule, give its findings one severity and
tune its numbers, each from a day on: a report of an earlier day is judged as it was.
"""
_SECTIONS = ("Within a report", "Between reports")


def rules_page(rules: Rules) -> str:
    """Return docs/rules.md: every rule with an example and what may be tuned."""
    parts = [_HEAD]
    for title, members in zip(_SECTIONS, (rules.checks, rules.comparisons), strict=True):
        parts.append(f"\n## {title}\n")
        parts += ["".join(_rule(rule, rules.severity(rule.slug))) for rule in members]
    return "".join(parts)


def tuned_values(rule: Rule) -> Iterator[str]:
    """Yield a line for each number that may be tuned."""
    for setting in rule.settings:
        value = getattr(rule, setting.name)
        yield (
            f"{setting.name} = {value} ({setting.least}–{setting.most}): "
            f"{setting.title.mn} / {setting.title.en}"
        )


def _rule(rule: Rule, severity: Severity | None) -> Iterator[str]:
    yield f"\n### {rule.title.en}\n\n"
    off = "" if rule.is_on else " – off where nobody switched it on"
    always = f" – always told as {severity}" if severity else ""
    yield f"`{rule.slug}` · {rule.title.mn}{off}{always}\n\n"
    yield f"> {rule.example.mn}\n>\n> {rule.example.en}\n"
    if rule.settings:
        yield "\n" + "".join(f"* {line}\n" for line in tuned_values(rule))
