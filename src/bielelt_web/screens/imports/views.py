"""Screens for uploading reports and following how one is read."""

from pathlib import PurePath

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import TooManyFilesSent
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods
from django.views.defaults import bad_request

from bielelt.core.roles import Permission
from bielelt_web.actions import imports, parcels
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Import
from bielelt_web.queries.colleagues import names_of
from bielelt_web.queries.imports import (
    CONTAINERS,
    accepted_suffixes,
    get_import,
    in_state,
    parts_of,
    visible,
)
from bielelt_web.queries.people import organisations_for
from bielelt_web.queries.source_pages import page_image
from bielelt_web.screens.acting import act
from bielelt_web.screens.imports.forms import UploadForm
from bielelt_web.screens.imports.narrowing import states_to_ask_for
from bielelt_web.screens.paging import asked_without_page, page_with

PAGE_SIZE = 50

A_YEAR = 365 * 24 * 60 * 60


@require_GET
def import_list(request: SignedInRequest) -> HttpResponse:
    """All imports this person may see, newest first, or those in one state."""
    may_upload = organisations_for(request.actor, Permission.IMPORT_UPLOAD).exists()
    state = request.GET.get("state")
    page = page_with(request, in_state(visible(request.actor), state), PAGE_SIZE)
    context = {
        "page": page,
        "names": names_of(source.uploaded_by for source in page),
        "asked": asked_without_page(request),
        "states": states_to_ask_for(state),
        "may_upload": may_upload,
    }
    return render(request, "imports/import_list.html", context)


@require_http_methods(["GET", "POST"])
def upload(request: SignedInRequest) -> HttpResponse:
    """Take one file or many; show the form again if nothing can be taken."""
    organisations = organisations_for(request.actor, Permission.IMPORT_UPLOAD)
    form = UploadForm(
        request.POST or None, request.FILES or None, organisations=organisations
    )
    if request.method == "POST" and form.is_valid():
        sent = _send(request, form)
        if sent:
            return sent
    limits = {
        "suffixes": accepted_suffixes(),
        "megabytes": settings.UPLOAD_LIMIT // 1024 // 1024,
        "most_megabytes": settings.PARCEL_LIMIT // 1024 // 1024,
        "most_files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
    }
    return render(request, "imports/upload.html", {"form": form, **limits})


def _send(request: SignedInRequest, form: UploadForm) -> HttpResponse | None:
    """Keep what was chosen; return the way on, None if it was refused."""
    files, organisation = form.cleaned_data["file"], form.cleaned_data["organisation"]
    if len(files) > 1:
        cleaned = {"organisation": organisation, "files": files}
        parcel = act(
            form, parcels.send, cleaned=cleaned, limit_for=_limit_for, by=request.actor
        )
        return redirect("parcel", parcel.pk) if parcel else None
    cleaned = {"organisation": organisation, "file": files[0]}
    limit = _limit_for(files[0].name)
    source = act(form, imports.upload, cleaned=cleaned, limit=limit, by=request.actor)
    if not source:
        return None
    messages.success(request, _("The file is stored and waits to be read."))
    return redirect("import-status", source.pk)


def refuse_body(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say why nothing was taken if too many files came; all else is Django's to answer."""
    if not isinstance(exception, TooManyFilesSent):
        return bad_request(request, exception)
    context = {"files": settings.DATA_UPLOAD_MAX_NUMBER_FILES}
    return render(request, "imports/too_many.html", context, status=400)


def _limit_for(name: str) -> int:
    """Return how many bytes a file with this name may have."""
    is_container = PurePath(name).suffix.lower() in CONTAINERS
    return int(settings.PARCEL_LIMIT if is_container else settings.UPLOAD_LIMIT)


@require_GET
def status(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far the machine is; htmx asks for the steps alone until a person's turn comes."""
    source = get_import(request.actor, pk)
    if source.state == Import.State.ACCEPTED:
        return redirect("report", source.accepted_report.pk)
    if source.state == Import.State.UNPACKED:
        return _on_to(request, reverse("parcel", args=[source.parcel_id]))
    template = "imports/status.html"
    if request.htmx:
        template += "#steps"
    may_answer = request.actor.may(
        Permission.IMPORT_ANSWER, organisation=source.organisation.code
    )
    context = {
        "source": source,
        "names": names_of([source.uploaded_by]),
        "steps": _steps(source),
        "parts": parts_of(source),
        "may_answer": may_answer,
    }
    return render(request, template, context)


def _on_to(request: SignedInRequest, address: str) -> HttpResponse:
    """Lead to another page, also from a part of this one that htmx asked for."""
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


@require_GET
def file(request: SignedInRequest, pk: int) -> FileResponse:
    """Give back the file as it was uploaded."""
    source = get_import(request.actor, pk)
    return FileResponse(source.file.open(), as_attachment=True, filename=source.file_name)


@require_GET
@cache_control(private=True, immutable=True, max_age=A_YEAR)
def page(request: SignedInRequest, pk: int, number: int) -> FileResponse:
    """Give a page to look at; the file of an import never changes, so browsers may keep it."""
    source = get_import(request.actor, pk)
    picture, media_type = page_image(source, number)
    return FileResponse(picture, content_type=media_type)


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
