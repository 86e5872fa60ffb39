"""Screens of working offline: download, upload and look, confirm."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.base import File
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bielelt.core.roles import Permission
from bielelt.sheets import write_csv, write_workbook
from bielelt.sheets.base import say
from bielelt_web.actions import sheets as actions
from bielelt_web.actions.decisions import Upload
from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries.people import organisations_for
from bielelt_web.screens.acting import act
from bielelt_web.screens.sheets.desks import Desk, language, open_desk
from bielelt_web.screens.sheets.forms import ConfirmForm, UploadForm, seal
from bielelt_web.screens.sheets.previews import SHOWN_ROWS, Preview, look

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def decisions(request: SignedInRequest) -> HttpResponse:
    """Lead to the sheet of the body that was chosen, else of the first one."""
    issuers = organisations_for(request.actor, Permission.DECISION_MANAGE)
    asked = issuers.filter(code=request.GET.get("issuer", "")).first()
    issuer = asked or issuers.first()
    if issuer is None:
        raise Http404
    return redirect("sheet-decisions", issuer.code)


@require_http_methods(["GET", "POST"])
def sheet(request: SignedInRequest, topic: str, **at: Any) -> HttpResponse:  # noqa: ANN401
    """Offer the spreadsheet; take a filled one and show what it would change."""
    desk = open_desk(request, topic, **at)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return _page(request, desk, form)
    preview = act(form, _take, request=request, desk=desk)
    return _page(request, desk, form, preview, status=200 if preview else 422)


@require_GET
def download(request: SignedInRequest, topic: str, **at: Any) -> HttpResponse:  # noqa: ANN401
    """Give out the spreadsheet, as a workbook or as CSV."""
    desk = open_desk(request, topic, **at)
    rows = (desk.exported or desk.rows)()
    kind = "csv" if request.GET.get("format") == "csv" else "xlsx"
    if kind == "csv":
        data, media_type = write_csv(desk.sheet, rows, language=language()), "text/csv"
    else:
        title = f"{say(desk.sheet.title, language())}. {desk.title}"
        data = write_workbook(
            desk.sheet, rows, language=language(), title=title, stamp=desk.stamp
        )
        media_type = XLSX
    place = filter(None, (desk.stamp.name, desk.stamp.period))
    name = " ".join((say(desk.sheet.title, language()), *place)) + f".{kind}"
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)  # noqa: FBT003
    return response


@require_POST
def confirm(request: SignedInRequest, topic: str, **at: Any) -> HttpResponse:  # noqa: ANN401
    """Take the kept file in, if everything still is as the preview said."""
    desk = open_desk(request, topic, **at)
    form = ConfirmForm(request.POST, place=desk.url())
    preview = act(form, _look_again, request=request, desk=desk)
    if not preview:
        return _page(request, desk, UploadForm(), refused=form, status=422)
    if preview.mark != form.cleaned_data["sealed"][1] or preview.problems:
        form.add_error(
            None,
            _("Something was changed meanwhile. Look at the changes anew, then confirm."),
        )
        return _page(request, desk, UploadForm(), preview, refused=form, status=409)
    intake = preview.intake(form.taken)
    given = {**desk.given, "intake": intake, "by": request.actor}
    if desk.may_finish:
        given["finish"] = form.cleaned_data["finish"]
    if not act(form, desk.apply, cleaned={}, **given):
        return _page(request, desk, UploadForm(), preview, refused=form, status=422)
    actions.forget(preview.upload)
    counts = {"cells": len(intake.changed), "rows": len(intake.added)}
    messages.success(
        request,
        _("Taken in: %(cells)s changed cells, %(rows)s new rows.") % counts,
    )
    return redirect(desk.url())


def _take(*, request: SignedInRequest, desk: Desk, file: File[bytes]) -> Preview:
    """Keep the file and look at it."""
    upload = actions.keep(
        file=file,
        limit=settings.UPLOAD_LIMIT,
        at=timezone.now(),
        permission=desk.permission,
        organisation=desk.organisation,
        by=request.actor,
    )
    return look(request, desk, upload)


def _look_again(
    *, request: SignedInRequest, desk: Desk, sealed: tuple[Upload, str], **_chosen: object
) -> Preview:
    return look(request, desk, sealed[0])


def _page(
    request: SignedInRequest,
    desk: Desk,
    form: UploadForm,
    preview: Preview | None = None,
    *,
    refused: ConfirmForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "desk": desk,
        "form": form,
        "preview": preview,
        "refused": refused,
        "most": SHOWN_ROWS,
        "sealed": seal(desk.url(), preview.upload, preview.mark) if preview else "",
    }
    return render(request, "sheets/sheet.html", context, status=status)
