"""Screens of accepted reports."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from bielelt.checks import run_checks
from bielelt.core.report import Assessor
from bielelt.printing import print_report
from bielelt.printing.reports.official import official
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import PeriodReport
from bielelt_web.queries import overview
from bielelt_web.queries.reports import build_report, get_report
from bielelt_web.screens.reports.figures import explain

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_GET
def report_list(request: SignedInRequest) -> HttpResponse:
    """All accepted reports this person may see, newest first."""
    rows = overview.with_figures(request.actor)
    return render(request, "reports/report_list.html", {"reports": rows})


@require_GET
def report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the table, the summary that explains itself, and the findings."""
    row = get_report(request.actor, pk)
    value = build_report(row)
    return render(
        request,
        "reports/report.html",
        {
            "row": row,
            "document": official(value),
            "summaries": [explain(value, assessor) for assessor in Assessor],
            "findings": list(run_checks(value)),
            "formats": list(MEDIA_TYPES),
        },
    )


@require_GET
def download(request: SignedInRequest, pk: int, format: str) -> HttpResponse:
    """Give the official report as a file."""
    row = get_report(request.actor, pk)
    if format not in MEDIA_TYPES:
        raise Http404
    printed = print_report(build_report(row), format=format)
    disposition = content_disposition_header(
        as_attachment=True, filename=_file_name(row, format)
    )
    return HttpResponse(
        printed,
        content_type=MEDIA_TYPES[format],
        headers={"Content-Disposition": disposition},
    )


def _file_name(row: PeriodReport, format: str) -> str:
    """«Биелэлт Шинэжинст 2024-H1.pdf»: found again in a folder of a hundred reports."""
    return f"Биелэлт {row.organisation.name} {row.period}.{format}"
