"""The one bridge from forms to actions."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import OperationalError
from django.utils.translation import gettext as _

from bielelt.core.errors import BieleltError, NotPermitted
from bielelt_web.middleware import SignedInRequest
from bielelt_web.screens.reasons import in_words

# What PostgreSQL says when two transactions wait for each other: one of them has to retry.
DEADLOCK = "40P01"
ATTEMPTS = 3


def act(
    form: forms.Form,
    action: Callable[..., object],
    *,
    cleaned: dict[str, Any] | None = None,
    **given: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """Run ``action`` with the cleaned form and ``given``; a refusal becomes a form error.

    Args:
        form: what the person sent.
        action: one of ``bielelt_web.actions``.
        cleaned: what the action takes of the form, where that is not all of it as it is.
        given: what does not come from the form.

    Returns:
        What the action returned, True if that is nothing; None if it was refused.

    """
    if not form.is_valid():
        return None
    taken = form.cleaned_data if cleaned is None else cleaned
    try:
        result = _run(action, {**taken, **given})
    except NotPermitted:
        form.add_error(
            None, _("Your role does not allow this. Ask the registrar to do it for you.")
        )
    except BieleltError as refusal:
        form.add_error(None, in_words(str(refusal)))
    else:
        return True if result is None else result
    return None


def do(request: SignedInRequest, action: Callable[..., object], **given: Any) -> Any:  # noqa: ANN401
    """Run an action that needs no form; a refusal becomes a message. Returns what ``act`` does."""
    form = forms.Form(request.POST)
    done = act(form, action, by=request.actor, **given)
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return done


def _run(action: Callable[..., object], given: dict[str, Any]) -> object:
    """Run the action; again if the database ended it only because another one was in the way."""
    for _attempt in range(ATTEMPTS - 1):
        try:
            return action(**given)
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != DEADLOCK:
                raise
    return action(**given)
