"""Checking reports in the background, so that no page waits for it."""

from django_tasks import task

from bielelt_web.actions import findings
from bielelt_web.queries.reports import get_for_worker


@task()
def check_report(report_id: int) -> None:
    """Run the checks over one report and keep what they find."""
    report = get_for_worker(report_id)
    if report is not None:
        findings.check(report)
