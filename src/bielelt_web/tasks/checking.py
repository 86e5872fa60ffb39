"""Checking reports in the background, so that no page waits for it."""

from django.utils import timezone
from django_tasks import task

from bielelt_web.actions import findings
from bielelt_web.models import Organisation
from bielelt_web.queries.comparing import comparable, periods_to_compare, roots
from bielelt_web.queries.findings import to_be_checked
from bielelt_web.queries.reports import get_for_worker


@task()
def check_report(report_id: int) -> None:
    """Run the checks over one report and keep what they find."""
    report = get_for_worker(report_id)
    if report is not None:
        findings.check(report)


@task()
def compare_reports(organisation_id: int, period: str) -> None:
    """Compare the reports of a province in one period with each other and the one before."""
    root = Organisation.objects.filter(pk=organisation_id).first()
    if root is not None:
        findings.compare(comparable(root, period), period)


def enqueue_all() -> int:
    """Queue every check and comparison that is due; return how many.

    That is what was changed while no worker ran, what was there before there were checks,
    once a day every report in work, and the comparison of those that are being assessed.
    """
    count = 0
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    for report_id in to_be_checked(since=today):
        check_report.enqueue(report_id=report_id)
        count += 1
    for root in roots():
        for period in periods_to_compare(root):
            compare_reports.enqueue(organisation_id=root.pk, period=period)
            count += 1
    return count
