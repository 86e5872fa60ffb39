"""Screens for answering doubts and accepting a report."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bielelt.core.kinds import KINDS, UNKNOWN
from bielelt.core.roles import Permission
from bielelt_web.actions import bulk_answers, imports, reports
from bielelt_web.middleware import SignedInRequest
from bielelt_web.models import Import, Organisation
from bielelt_web.queries.alike import SUREST, Alike
from bielelt_web.queries.colleagues import names_of
from bielelt_web.queries.efforts import time_spent
from bielelt_web.queries.imports import get_import_in_full, parts_of
from bielelt_web.queries.people import organisations_for, organisations_named
from bielelt_web.queries.register import known_decisions
from bielelt_web.queries.review import Review, build_review
from bielelt_web.screens.acting import act
from bielelt_web.screens.imports.forms import (
    AcceptForm,
    AcceptManyForm,
    AnswerForm,
    MoveForm,
)

PAGE = "imports/review.html"


@require_GET
def review(request: SignedInRequest, pk: int) -> HttpResponse:
    """Source and reconstruction side by side, doubts and repairs marked."""
    source = get_import_in_full(request.actor, pk)
    if source.state not in {Import.State.REVIEW, Import.State.ACCEPTED}:
        return redirect("import-status", pk)
    return _show(request, source)


@require_POST
def answer(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Take the answer to one doubt; show the doubt again if it is refused."""
    source = get_import_in_full(request.actor, pk)
    form = AnswerForm(request.POST)
    if act(form, imports.answer, source=source, doubt=number, by=request.actor):
        return _after(request, source, number)
    return _show(request, source, number=number, form=form)


@require_POST
def reopen(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Take an answer back."""
    source = get_import_in_full(request.actor, pk)
    form = forms.Form({})
    if act(form, imports.reopen, source=source, doubt=number, by=request.actor):
        return _show_again(request, source, number)
    return _show(request, source, number=number, form=form)


@require_POST
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the report to the organisation that its heading names."""
    source = get_import_in_full(request.actor, pk)
    organisations = organisations_for(request.actor, Permission.IMPORT_UPLOAD)
    form = MoveForm(request.POST, organisations=organisations)
    if act(form, imports.move, source=source, by=request.actor):
        messages.success(request, _("The report is now that of the organisation chosen."))
    for error in (one for errors in form.errors.values() for one in errors):
        messages.error(request, str(error))
    return redirect("import-review", pk)


@require_http_methods(["GET", "POST"])
def accept_many(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show which doubts would be accepted together, and do it when the person says so."""
    source = get_import_in_full(request.actor, pk)
    shown = build_review(source)
    numbers = [item.number for item in shown.items]
    form = AcceptManyForm(
        request.POST if request.method == "POST" else None, numbers=numbers
    )
    if request.method == "POST":
        count = act(form, bulk_answers.accept_many, source=source, by=request.actor)
        if count:
            said = _("Doubts accepted as they stand: %(count)s. Each can be taken back.")
            messages.success(request, said % {"count": count})
            return _show_again(request, source, build_review(source).next_open(-1))
    context = {
        "source": source,
        "form": form,
        "may_answer": _may_answer(request, source),
        "review_at": reverse("import-review", args=[pk]),
        **_many(shown, request.GET),
    }
    status = 422 if form.is_bound else 200
    return render(request, "imports/accept_many.html", context, status=status)


def _many(shown: Review, asked: QueryDict) -> dict[str, object]:
    """Return the doubts that are asked for: like one of them, or read surely enough."""
    alike, like, percent = Alike(shown), asked.get("like", ""), asked.get("sure", "")
    if like.isdecimal():
        return {"items": alike.of_kind(int(like))}
    if percent.isdecimal():
        return {"items": alike.sure(int(percent)), "percent": int(percent)}
    return {"items": []}


@require_http_methods(["GET", "POST"])
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what acceptance would write, and write it when the person says so."""
    source = get_import_in_full(request.actor, pk)
    if source.state == Import.State.ACCEPTED:
        return redirect("report", source.accepted_report.pk)
    if source.state != Import.State.REVIEW:
        return redirect("import-status", pk)
    shown = build_review(source)
    form = AcceptForm(request.POST or None, initial={"period": shown.report.period})
    if request.method == "POST":
        accepted = act(form, reports.accept, source=source, by=request.actor)
        if accepted:
            messages.success(request, _("The report is in the register."))
            return redirect("report", accepted.pk)
    known = known_decisions(source.organisation, shown.report)
    return render(
        request,
        "imports/accept.html",
        {
            "form": form,
            "source": source,
            "review": shown,
            "named": _named(request, shown),
            "known": known,
            "may_accept": _may(request, source, Permission.IMPORT_ACCEPT),
        },
    )


def _may(request: SignedInRequest, source: Import, permission: Permission) -> bool:
    return request.actor.may(permission, organisation=source.organisation.code)


def _may_answer(request: SignedInRequest, source: Import) -> bool:
    may = _may(request, source, Permission.IMPORT_ANSWER)
    return may and source.state == Import.State.REVIEW


def _named(request: SignedInRequest, shown: Review) -> list[Organisation]:
    """Return whose report it could be instead, where the heading names another body."""
    source = shown.source
    may_move = _may(request, source, Permission.IMPORT_UPLOAD)
    if not (shown.is_of_another and may_move and source.state == Import.State.REVIEW):
        return []
    printed = shown.report.organisation or ""
    return organisations_named(request.actor, Permission.IMPORT_UPLOAD, printed)


def _after(request: SignedInRequest, source: Import, number: int) -> HttpResponse:
    """Go on to the next open doubt; htmx gets the clause and the progress alone."""
    if request.htmx:
        return _show(request, source, number=number)
    following = build_review(source).next_open(number)
    return _show_again(request, source, following)


def _show_again(
    request: SignedInRequest, source: Import, number: int | None
) -> HttpResponse:
    """Go to a doubt on the page, to its top if it is None."""
    if request.htmx and number is not None:
        return _show(request, source, number=number, stay=True)
    anchor = "" if number is None else f"#doubt-{number}"
    return redirect(reverse("import-review", args=[source.pk]) + anchor)


def _show(
    request: SignedInRequest,
    source: Import,
    *,
    number: int | None = None,
    form: forms.Form | None = None,
    stay: bool = False,
) -> HttpResponse:
    """Render the page, or for htmx what the doubt ``number`` belongs to."""
    shown = build_review(source)
    alike = Alike(shown)
    context = {
        "source": source,
        "review": shown,
        "parts": parts_of(source),
        "names": names_of(shown.people),
        "named": _named(request, shown),
        "may_answer": _may_answer(request, source),
        "error_at": number if form else None,
        "form": form,
        "kinds": [*KINDS, UNKNOWN],
        "alike": alike,
    }
    if request.htmx and number is not None:
        context["next_open"] = number if form or stay else shown.next_open(number)
        context["item"] = shown.clause_of_doubt(number)
        return render(request, f"{PAGE}#answered", context)
    context |= {
        "sure_count": len(alike.sure()),
        "surest": SUREST,
        "spent": time_spent(source),
        "has_pictures": any(page.width for page in shown.pages.pages),
    }
    return render(request, PAGE, context, status=422 if form else 200)
