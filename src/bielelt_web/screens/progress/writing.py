"""The page on which one measure is written, and what its script asks for."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bielelt.core.roles import Permission
from bielelt.core.scales import Band, Scale, scale_by_key, scale_on
from bielelt.core.workflow import LOCKED
from bielelt.language.merging import Change, changes
from bielelt_web.actions import measures as actions
from bielelt_web.actions.measures import Saved
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Measure, PeriodReport
from bielelt_web.queries import measures
from bielelt_web.queries.colleagues import names_of, reporters_of
from bielelt_web.queries.drafts import MOST_LETTERS, Draft, as_plain, draft_of
from bielelt_web.queries.evidence import evidence_of
from bielelt_web.queries.extensions import extensions_of
from bielelt_web.queries.findings import findings_of, findings_while_writing
from bielelt_web.queries.history import steps_of
from bielelt_web.screens.acting import act
from bielelt_web.screens.progress.forms import (
    DelegateForm,
    DraftForm,
    ExtensionForm,
    LinkForm,
    told_by_form,
    told_by_script,
)

PAGE = "progress/measure.html"


@require_http_methods(["GET", "POST"])
def measure(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one measure; take its form, and go on to the next when it is done."""
    row = measures.get_measure(request.actor, pk)
    if request.method == "GET":
        return show(request, row)
    told = told_by_form(request.POST)
    form = DraftForm(told)
    saved = act(form, actions.save_draft, measure=row, by=request.actor)
    if saved is None:
        return show(request, row, form=form, told=told)
    if saved.conflicts:
        return show(request, row, conflict=conflict_of(form, saved))
    row = measures.get_measure(request.actor, pk)
    if request.POST.get("do") != "done":
        messages.success(request, _("Saved."))
        return redirect("progress-measure", pk)
    done = forms.Form({})
    version = saved.measure.version
    if act(done, actions.mark_done, measure=row, version=version, by=request.actor):
        return _go_on(request, row)
    return show(request, row, form=done)


@require_POST
def draft(request: SignedInRequest, pk: int) -> JsonResponse:
    """Take a draft from the script; say what stands there now, or what contradicts."""
    row = measures.get_measure(request.actor, pk)
    form = DraftForm(told_by_script(request.body))
    saved = act(form, actions.save_draft, measure=row, by=request.actor)
    if saved is None:
        errors = [str(error) for error in form.non_field_errors()]
        return JsonResponse({"state": "refused", "message": " ".join(errors)}, status=422)
    told: dict[str, Any] = {
        "state": "saved",
        "version": saved.measure.version,
        "draft": as_plain(saved.draft),
    }
    if saved.conflicts:
        conflict = conflict_of(form, saved)
        context = {"row": row, "conflict": conflict}
        html = render_to_string("progress/_conflict.html", context, request)
        return JsonResponse({**told, "state": "conflict", "html": html})
    context = {
        "row": row,
        "findings": findings_while_writing(row, saved.draft),
        "changes": difference(row, saved.draft),
    }
    return JsonResponse(
        {
            **told,
            "at": f"{timezone.localtime():%H:%M}",
            "done": saved.measure.done_at is not None,
            "others": names_of([saved.others]).get(saved.others, saved.others),
            "findings": render_to_string("progress/_findings.html", context),
            "difference": render_to_string("progress/_difference.html", context),
        }
    )


@require_GET
def version(request: SignedInRequest, pk: int) -> JsonResponse:
    """Say how often the measure was changed, and by whom last if that is news."""
    row = measures.get_version(request.actor, pk)
    told: dict[str, Any] = {"version": row.version}
    if request.GET.get("known") != str(row.version) and row.edited_at:
        told["who"] = names_of([row.edited_by]).get(row.edited_by, row.edited_by)
        told["at"] = f"{timezone.localtime(row.edited_at):%H:%M}"
    return JsonResponse(told)


@require_GET
def history(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tell who changed what and when, beside how it differs from the last period."""
    row = measures.get_measure(request.actor, pk)
    template = "progress/history.html"
    if request.htmx:
        template += "#steps"
    return render(request, template, {"row": row, "steps": steps_of(row)})


def show(
    request: SignedInRequest,
    row: Measure,
    *,
    form: forms.Form | None = None,
    told: Any = None,  # noqa: ANN401 - what was typed, right or wrong
    conflict: dict[str, Any] | None = None,
    beside: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    """Render the page; what was refused is shown again as it was typed.

    ``beside`` are the forms beside the draft that were refused, by name.
    """
    current = draft_of(row)
    is_refused = form or beside
    status = 409 if conflict else 422 if is_refused else 200
    report = row.citation.report
    code = report.organisation.code
    attached = list(evidence_of(row))
    requests = list(extensions_of(row))
    logins = {row.edited_by, row.done_by, row.returned_by, row.upper_by}
    logins |= {thing.added_by for thing in attached}
    logins |= {login for ask in requests for login in (ask.asked_by, ask.decided_by)}
    may_report = request.actor.may(Permission.MEASURE_REPORT, organisation=code)
    colleagues = reporters_of(report.organisation)
    context = {
        "row": row,
        "report": report,
        "way": measures.way_of(row),
        "draft": told["draft"] if told else current,
        "base": json.dumps(told["base"] if told else as_plain(current)),
        "version": told["version"] if told else row.version,
        "form": form,
        "conflict": conflict,
        "findings": findings_of(row, current),
        "changes": difference(row, current),
        "bands": _choices(_scale(report)),
        "most": MOST_LETTERS,
        "evidence": attached,
        "extensions": requests,
        "may_write": may_report and measures.is_writable(row),
        "may_report": may_report and report.state not in LOCKED and not report.source_id,
        "names": names_of(logins),
        "delegate_form": DelegateForm(
            initial={"to": row.delegate_id}, colleagues=colleagues
        ),
        "link_form": LinkForm(),
        "extension_form": ExtensionForm(),
        "undo": _number(request.GET.get("done")),
        "undo_removed": _number(request.GET.get("removed")),
        **(beside or {}),
    }
    return render(request, PAGE, context, status=status)


def difference(row: Measure, draft: Draft) -> tuple[Change, ...]:
    """Return how the progress differs from that of the last period, where both are written."""
    before = row.previous.progress if row.previous else None
    return changes(before, draft.progress) if before and draft.progress else ()


def conflict_of(form: DraftForm, saved: Saved) -> dict[str, Any]:
    """Return what a person needs to decide between two versions."""
    mine: Draft = form.cleaned_data["changes"]
    return {
        "version": saved.measure.version,
        "who": names_of([saved.others]).get(saved.others, saved.others),
        "at": saved.measure.edited_at,
        "fields": [
            (field, getattr(mine, field), getattr(saved.draft, field))
            for field in saved.conflicts
        ],
        "proposal": saved.proposal,
        "told": {
            "base": json.dumps(as_plain(saved.draft)),
            "mine": json.dumps(as_plain(mine)),
            "proposal": json.dumps(as_plain(saved.proposal)),
        },
    }


def _go_on(request: SignedInRequest, row: Measure) -> HttpResponse:
    """Go to the next open measure of the report; to the list when none is left."""
    following = measures.way_of(row).next_open
    messages.success(request, _("Clause %(serial)s is done.") % {"serial": row.serial})
    place = reverse("progress-measure", args=[following]) if following else ""
    return redirect(f"{place or reverse('progress-list')}?done={row.pk}")


def _number(asked: str | None) -> int | None:
    return int(asked) if asked and asked.isascii() and asked.isdecimal() else None


def _scale(report: PeriodReport) -> Scale:
    return scale_by_key(report.scale) if report.scale else scale_on(report.opened_on)


def _choices(scale: Scale) -> list[tuple[Band, list[int]]]:
    """Return the bands of the scale, each with its steps, best first."""
    return [(b, [s for s in scale.steps if b.low <= s <= b.high]) for b in scale.bands]
