"""Which rules are in force on a day: the code's own, switched and tuned as dated data."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from bielelt.checks.base import Check, Finding, Rule, Severity
from bielelt.checks.between.base import Comparison
from bielelt.core.errors import BieleltError

R = TypeVar("R", bound=Rule)


@dataclass(frozen=True, slots=True)
class Tuning:
    """What somebody decided about one rule, in force from ``since`` until the next about it.

    None leaves a thing as the code has it; ``severity`` is given to every finding of the
    rule; ``values`` are names of its settings with their numbers.
    """

    rule: str
    since: date
    is_on: bool | None = None
    severity: Severity | None = None
    values: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """Checks and comparisons in the order for people, those that are off among them.

    ``severities`` are those that somebody decided on, by the slug of the rule.
    """

    checks: tuple[Check, ...]
    comparisons: tuple[Comparison, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()

    @property
    def all(self) -> tuple[Rule, ...]:
        """Every rule, for a list."""
        return (*self.checks, *self.comparisons)

    def severity(self, rule: str) -> Severity | None:
        """Return the severity somebody decided on; None where every finding has its own."""
        return dict(self.severities).get(rule)

    def told(self, finding: Finding) -> Finding:
        """Return a finding with the severity that was decided on for its rule."""
        severity = self.severity(finding.rule)
        return finding if severity is None else replace(finding, severity=severity)

    def on(self, day: date, tunings: Iterable[Tuning]) -> "Rules":
        """Return these rules as ``tunings`` have them on ``day``.

        Of one rule the latest that began by then counts, of two of one day the last given.

        Raises:
            BieleltError: a tuning names a rule or a setting that there is none of, or a
                number that the setting does not allow.

        """
        known = {rule.slug for rule in self.all}
        decided: dict[str, Tuning] = {}
        for tuning in sorted(tunings, key=lambda tuning: tuning.since):
            if tuning.rule not in known:
                raise BieleltError(
                    f"There is no rule “{tuning.rule}”. Use one of: {', '.join(sorted(known))}."
                )
            if tuning.since <= day:
                decided[tuning.rule] = tuning
        return Rules(
            tuple(_tuned(check, decided.get(check.slug)) for check in self.checks),
            tuple(_tuned(one, decided.get(one.slug)) for one in self.comparisons),
            tuple((t.rule, t.severity) for t in decided.values() if t.severity),
        )


def _tuned(rule: R, tuning: Tuning | None) -> R:
    if tuning is None:
        return rule
    changed: dict[str, int | bool] = dict(checked_values(rule, tuning.values))
    if tuning.is_on is not None:
        changed["is_on"] = tuning.is_on
    return replace(rule, **changed)  # type: ignore[type-var]  # every rule is a dataclass


def checked_values(
    rule: Rule, values: Iterable[tuple[str, int]]
) -> tuple[tuple[str, int], ...]:
    """Return numbers for the settings of a rule as they are, once they are found allowed.

    Raises:
        BieleltError: there is no such setting, or its number is too small or too large.

    """
    settings = {setting.name: setting for setting in rule.settings}
    checked = tuple(values)
    for name, value in checked:
        if name not in settings:
            raise BieleltError(
                f"The rule “{rule.slug}” has no setting “{name}”. It has: "
                f"{', '.join(settings) or 'none'}."
            )
        setting = settings[name]
        if not setting.least <= value <= setting.most:
            raise BieleltError(
                f"“{setting.title.en}” of the rule “{rule.slug}” cannot be {value}. Use a "
                f"number from {setting.least} to {setting.most}."
            )
    return checked


def values_of(rule: Rule) -> tuple[tuple[str, int], ...]:
    """Return the numbers that the settings of a rule have."""
    return tuple((setting.name, getattr(rule, setting.name)) for setting in rule.settings)
