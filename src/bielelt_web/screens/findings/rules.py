"""Screens of the rules: what each tells, whether it runs, and its numbers."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bielelt.checks.tuning import values_of
from bielelt_web.actions import rules as actions
from bielelt_web.middleware import SignedInRequest
from bielelt_web.queries import rules
from bielelt_web.queries.colleagues import names_of
from bielelt_web.screens.acting import act
from bielelt_web.screens.findings.forms import RuleForm


@require_GET
def rule_list(request: SignedInRequest) -> HttpResponse:
    """Show every rule with an example, as it is in force today."""
    managed = rules.managed(request.actor).first()
    found = rules.in_force(managed, localdate())
    context = {
        "within": [one for one in found if not one.is_between],
        "between": [one for one in found if one.is_between],
        "managed": managed,
    }
    return render(request, "findings/rule_list.html", context)


@require_http_methods(["GET", "POST"])
def rule(request: SignedInRequest, code: str, slug: str) -> HttpResponse:
    """Switch and tune one rule; show the form again if it is refused."""
    organisation = rules.get_managed(request.actor, code)
    found = rules.get_rule(slug)
    today = localdate()
    now = next(o for o in rules.in_force(organisation, today) if o.rule.slug == slug)
    initial = {
        "is_on": now.rule.is_on,
        "severity": now.severity or "",
        "since": today,
        **{f"value_{name}": value for name, value in values_of(now.rule)},
    }
    form = RuleForm(request.POST or None, rule=found, initial=initial)
    given: dict[str, Any] = {
        "organisation": organisation,
        "rule": slug,
        "by": request.actor,
    }
    if request.method == "POST" and act(form, actions.tune, **given):
        messages.success(request, _("The rule is set."))
        return redirect("rule-list")
    history = rules.history_of(organisation, slug)
    context = {
        "form": form,
        "organisation": organisation,
        "rule": found,
        "history": history,
        "names": names_of(row.made_by for row in history),
    }
    status = 422 if form.errors else 200
    return render(request, "findings/rule.html", context, status=status)
