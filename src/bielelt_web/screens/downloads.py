"""Documents as files, in the formats in which everything is printed."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def as_file(printed: bytes, name: str, format: str) -> HttpResponse:
    """Give ``printed`` to be kept under ``name``, which is without its ending."""
    disposition = content_disposition_header(
        as_attachment=True, filename=f"{name}.{format}"
    )
    return HttpResponse(
        printed,
        content_type=MEDIA_TYPES[format],
        headers={"Content-Disposition": disposition},
    )
