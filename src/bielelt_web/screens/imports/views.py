"""Screens for uploading a report and following how it is read."""

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bielelt.core.roles import Permission
from bielelt_web.actions import imports
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Import
from bielelt_web.queries.imports import get_import, read_suffixes, visible
from bielelt_web.queries.people import organisations_for
from bielelt_web.screens.acting import act
from bielelt_web.screens.imports.forms import UploadForm


@require_GET
def import_list(request: SignedInRequest) -> HttpResponse:
    """All imports this person may see, newest first."""
    may_upload = organisations_for(request.actor, Permission.IMPORT_UPLOAD).exists()
    return render(
        request,
        "imports/import_list.html",
        {"imports": visible(request.actor), "may_upload": may_upload},
    )


@require_http_methods(["GET", "POST"])
def upload(request: SignedInRequest) -> HttpResponse:
    """Take one file; show the form again if it is refused."""
    organisations = organisations_for(request.actor, Permission.IMPORT_UPLOAD)
    form = UploadForm(
        request.POST or None, request.FILES or None, organisations=organisations
    )
    if request.method == "POST":
        limit = settings.UPLOAD_LIMIT
        source = act(form, imports.upload, limit=limit, by=request.actor)
        if source:
            messages.success(request, _("The file is stored and waits to be read."))
            return redirect("import-status", source.pk)
    limits = {
        "suffixes": read_suffixes(),
        "megabytes": settings.UPLOAD_LIMIT // 1024 // 1024,
    }
    return render(request, "imports/upload.html", {"form": form, **limits})


@require_GET
def status(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far the machine is; htmx asks for the steps alone until a person's turn comes."""
    source = get_import(request.actor, pk)
    if source.state == Import.State.ACCEPTED:
        return redirect("report", source.accepted_report.pk)
    template = "imports/status.html"
    if request.htmx:
        template += "#steps"
    may_answer = request.actor.may(
        Permission.IMPORT_ANSWER, organisation=source.organisation.code
    )
    context = {"source": source, "steps": _steps(source), "may_answer": may_answer}
    return render(request, template, context)


@require_GET
def file(request: SignedInRequest, pk: int) -> FileResponse:
    """Give back the file as it was uploaded."""
    source = get_import(request.actor, pk)
    return FileResponse(source.file.open(), as_attachment=True, filename=source.name)


def _steps(source: Import) -> list[dict[str, object]]:
    """Return the steps of reading with what is done, running, or yet to come."""
    names = {
        Import.State.QUEUED: _("Stored, waiting for its turn"),
        Import.State.READING: _("Reading the table"),
        Import.State.CHECKING: _("Checking figures and words"),
        Import.State.REVIEW: _("Ready to be reviewed"),
    }
    order: list[str] = list(names)
    reached = order.index(source.state) if source.state in order else -1
    return [
        {
            "name": name,
            "is_done": number < reached or source.state == Import.State.REVIEW,
            "is_running": number == reached and source.in_work,
        }
        for number, name in enumerate(names.values())
    ]
