"""Switching and tuning the rules of the checks, from a day on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bielelt.checks import RULES, Severity
from bielelt.checks.tuning import checked_values
from bielelt.core.errors import Refused
from bielelt.core.roles import Actor, Permission, require
from bielelt_web.actions import audit, findings
from bielelt_web.models import Organisation, PeriodReport, RuleTuning
from bielelt_web.queries.findings import IN_WORK


@transaction.atomic
def tune(
    *,
    organisation: Organisation,
    rule: str,
    since: date,
    is_on: bool,
    severity: str,
    values: Mapping[str, int],
    reason: str,
    by: Actor,
) -> RuleTuning:
    """Decide how a rule works in an organisation and the bodies below it, from a day on.

    Args:
        organisation: the province.
        rule: the slug of a rule.
        since: reports that opened on this day or later are judged so.
        is_on: whether the rule runs at all.
        severity: given to all its findings; empty leaves each its own.
        values: the numbers of its settings.
        reason: why; the auditor will ask.
        by: who decides; needs RULE_TUNE.

    Returns:
        The row. One of the same day is replaced, earlier ones stay as the history. Reports
        that are being written or assessed are checked again.

    Raises:
        NotPermitted: ``by`` lacks the permission.
        Refused: there is no such rule or severity, or no reason.
        BieleltError: a number that the setting does not allow.

    Source:
        Methodology §6.

    """
    require(by, Permission.RULE_TUNE, organisation=organisation.code)
    found = next((one for one in RULES.all if one.slug == rule), None)
    if found is None or severity not in {"", *Severity}:
        raise Refused(_("There is no such rule or severity. Reload the page."))
    if not reason.strip():
        raise Refused(_("Write in a sentence why the rule is changed."))
    checked_values(found, values.items())
    told: dict[str, Any] = {
        "is_on": is_on,
        "severity": severity,
        "values": dict(values),
        "reason": reason.strip(),
    }
    same: dict[str, Any] = {"organisation": organisation, "rule": rule, "since": since}
    before = RuleTuning.objects.select_for_update().filter(**same).values(*told).first()
    row, _is_new = RuleTuning.objects.update_or_create(
        **same, defaults={**told, "made_by": by.name}
    )
    _check_again(organisation)
    audit.record(
        "rules.tune",
        f"organisation:{organisation.code}",
        by,
        before=before,
        after={"rule": rule, "since": since, **told},
    )
    return row


def _check_again(organisation: Organisation) -> None:
    """Have the reports in work of an organisation and of those below it checked again."""
    own, below = "organisation", "organisation__parent"
    rows = PeriodReport.objects.filter(source__isnull=True, state__in=IN_WORK)
    near = rows.filter(**{own: organisation}) | rows.filter(**{below: organisation})
    for report in near | rows.filter(**{f"{below}__parent": organisation}):
        findings.outdated(report)
