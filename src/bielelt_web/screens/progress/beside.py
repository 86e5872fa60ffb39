"""What is done beside writing: evidence, handing on, asking for more time, undoing."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bielelt.core.roles import Permission
from bielelt_web.actions import evidence, extensions, measures
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Evidence, Measure
from bielelt_web.queries.colleagues import names_of, reporters_of
from bielelt_web.queries.evidence import evidence_of, get_evidence
from bielelt_web.queries.measures import get_measure, is_writable
from bielelt_web.screens.acting import act
from bielelt_web.screens.progress import writing
from bielelt_web.screens.progress.forms import DelegateForm, ExtensionForm, LinkForm


@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take "done" back."""
    row = get_measure(request.actor, pk)
    form = forms.Form({})
    if act(form, measures.reopen, measure=row, by=request.actor):
        return redirect("progress-measure", pk)
    return writing.show(request, row, form=form)


@require_POST
def delegate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand the measure to a colleague."""
    row = get_measure(request.actor, pk)
    colleagues = reporters_of(row.citation.report.organisation)
    form = DelegateForm(request.POST, colleagues=colleagues)
    if act(form, measures.delegate, measure=row, by=request.actor):
        messages.success(request, _("Handed on."))
        return redirect("progress-measure", pk)
    return writing.show(request, row, beside={"delegate_form": form})


@require_POST
def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for more time."""
    row = get_measure(request.actor, pk)
    form = ExtensionForm(request.POST)
    if act(form, extensions.ask, measure=row, by=request.actor):
        messages.success(request, _("The request is sent to the body above."))
        return redirect("progress-measure", pk)
    return writing.show(request, row, beside={"extension_form": form})


@require_POST
def attach_files(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one or several files; those that are refused are named with the reason."""
    row = get_measure(request.actor, pk)
    form = forms.Form({})
    files = request.FILES.getlist("file")
    if not files:
        form.is_valid()
        form.add_error(None, _("No file was chosen."))
    limit = settings.UPLOAD_LIMIT
    refused = form if not files else None
    for file in files:
        form = forms.Form({})
        if not act(
            form,
            evidence.attach_file,
            measure=row,
            file=file,
            limit=limit,
            by=request.actor,
        ):
            refused = form
    return _answer(request, row, "file_form", refused)


@require_POST
def attach_link(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one address."""
    row = get_measure(request.actor, pk)
    form = LinkForm(request.POST)
    done = act(form, evidence.attach_link, measure=row, by=request.actor)
    return _answer(request, row, "link_form", None if done else form)


@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take evidence off; the answer offers to put it back."""
    thing = get_evidence(request.actor, pk)
    form = forms.Form({})
    done = act(form, evidence.remove, evidence=thing, by=request.actor)
    row = get_measure(request.actor, thing.measure_id)
    return _answer(request, row, "file_form", None if done else form, removed=thing)


@require_POST
def restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put evidence back."""
    thing = get_evidence(request.actor, pk)
    form = forms.Form({})
    done = act(form, evidence.restore, evidence=thing, by=request.actor)
    row = get_measure(request.actor, thing.measure_id)
    return _answer(request, row, "file_form", None if done else form)


@require_GET
def file(request: SignedInRequest, pk: int) -> FileResponse:
    """Give a document to whoever may see its measure: to keep, never to be run here."""
    thing = get_evidence(request.actor, pk)
    if not thing.file:
        raise Http404
    response = FileResponse(
        thing.file.open(),
        as_attachment=True,
        filename=thing.title,
        content_type=thing.media_type,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _answer(
    request: SignedInRequest,
    row: Measure,
    name: str,
    refused: forms.Form | None,
    *,
    removed: Evidence | None = None,
) -> HttpResponse:
    """Show the evidence alone to htmx; else go back to the page, or show what was refused."""
    if not request.htmx:
        if refused:
            return writing.show(request, row, beside={name: refused})
        place = reverse("progress-measure", args=[row.pk])
        undo = f"?removed={removed.pk}" if removed else ""
        return redirect(f"{place}{undo}#evidence")
    code = row.citation.report.organisation.code
    may_report = request.actor.may(Permission.MEASURE_REPORT, organisation=code)
    attached = list(evidence_of(row))
    context = {
        "row": row,
        "evidence": attached,
        "names": names_of(thing.added_by for thing in attached),
        "may_write": may_report and is_writable(row),
        "link_form": LinkForm(),
        "undo_removed": removed.pk if removed and not refused else None,
        **({name: refused} if refused else {}),
    }
    status = 422 if refused else 200
    return render(request, "progress/_evidence.html", context, status=status)
