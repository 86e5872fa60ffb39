"""Forms check shape only; rules live in the actions."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from bielelt.core.errors import Refused
from bielelt_web.models import User
from bielelt_web.queries.colleagues import written_name
from bielelt_web.queries.drafts import from_plain

Told = Mapping[str, Any]

_FIGURE = ("indicator", "unit", "baseline", "target", "value")
_PLAIN = ("progress", "rating", "not_due_until", "not_due_reason")


class DraftForm(forms.Form):
    """A draft with what it began from, as a form or a script told it; see ``told_by_…``."""

    def __init__(self, told: Told) -> None:
        """Take what was told."""
        super().__init__({})
        self.told = told

    def clean(self) -> dict[str, Any]:
        """Read the version, the beginning and the draft."""
        version, draft = self.told.get("version"), _mapping(self.told.get("draft"))
        if not isinstance(version, int) or not {*_PLAIN, "quantities"} <= draft.keys():
            raise ValidationError(_("Something is missing. Reload the page."))
        try:
            return {
                "version": version,
                "base": from_plain(_mapping(self.told.get("base"))),
                "changes": from_plain(draft),
            }
        except Refused as refusal:
            raise ValidationError(str(refusal)) from None


class DelegateForm(forms.Form):
    """Who writes a measure; nobody in particular if empty."""

    to: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=_("Colleague"),
        queryset=None,
        required=False,
        empty_label=_("nobody in particular"),
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **options: Any) -> None:  # noqa: ANN401
        """Offer ``colleagues`` only, by name."""
        super().__init__(*args, **options)
        field = self.fields["to"]
        field.queryset = colleagues  # type: ignore[attr-defined]
        field.label_from_instance = written_name  # type: ignore[attr-defined]


class LinkForm(forms.Form):
    """An address of the web and how to call it."""

    url = forms.CharField(label=_("Address"), max_length=500)
    title = forms.CharField(label=_("Name"), max_length=255, required=False)


class ExtensionForm(forms.Form):
    """A later day, and why."""

    new_due_on = forms.DateField(
        label=_("New due day"), widget=forms.DateInput({"type": "date"})
    )
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea({"rows": 3}), max_length=2000
    )


class RefusalForm(forms.Form):
    """Why no more time is given."""

    reason = forms.CharField(required=False, max_length=2000)


def told_by_form(posted: QueryDict) -> Told:
    """Return what the plain form says; after a conflict, what was chosen there."""
    rows = zip(*(posted.getlist(name) for name in _FIGURE), strict=False)
    draft: dict[str, Any] = {name: posted.get(name, "") for name in _PLAIN}
    draft["quantities"] = [dict(zip(_FIGURE, row, strict=True)) for row in rows]
    choice = posted.get("choice", "")
    if choice in {"mine", "base", "proposal"}:
        draft = dict(_mapping(_json(posted.get(choice))))
    if choice == "proposal" and "progress" in posted:
        draft["progress"] = posted["progress"]
    version = posted.get("version", "")
    return {
        "version": int(version) if version.isascii() and version.isdecimal() else None,
        "base": _json(posted.get("base")),
        "draft": draft,
    }


def told_by_script(body: bytes) -> Told:
    """Return what the script of the page says."""
    return _mapping(_json(body))


def _json(text: str | bytes | None) -> object:
    try:
        return json.loads(text or "null")
    except ValueError:
        return None


def _mapping(told: object) -> Told:
    return told if isinstance(told, dict) else {}
