"""The one bridge from forms to actions."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from bielelt.core.errors import BieleltError, NotPermitted
from bielelt_web.screens.reasons import in_words


def act(form: forms.Form, action: Callable[..., object], **given: Any) -> Any:  # noqa: ANN401
    """Run ``action`` with the cleaned form and ``given``; a refusal becomes a form error.

    Returns:
        What the action returned, True if that is nothing; None if it was refused.

    """
    if not form.is_valid():
        return None
    try:
        result = action(**form.cleaned_data, **given)
    except NotPermitted:
        form.add_error(
            None, _("Your role does not allow this. Ask the registrar to do it for you.")
        )
    except BieleltError as refusal:
        form.add_error(None, in_words(str(refusal)))
    else:
        return True if result is None else result
    return None
