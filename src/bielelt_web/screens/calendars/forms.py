"""What a registrar fills in to set a term of the calendar."""

from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bielelt.core.schedules import Term

DAYS = [(day, day) for day in range(1, 32)]


class TermForm(forms.Form):
    """When the report of one part of the year opens and is due."""

    opens_month = forms.TypedChoiceField(
        label=pgettext_lazy("calendar", "Opens, month"), coerce=int, choices=MONTHS
    )
    opens_day = forms.TypedChoiceField(
        label=pgettext_lazy("calendar", "Opens, day"), coerce=int, choices=DAYS
    )
    due_month = forms.TypedChoiceField(
        label=pgettext_lazy("calendar", "Due, month"), coerce=int, choices=MONTHS
    )
    due_day = forms.TypedChoiceField(
        label=pgettext_lazy("calendar", "Due, day"), coerce=int, choices=DAYS
    )
    due_next_year = forms.BooleanField(
        label=_("The due day lies in the next year"), required=False
    )
    for_all = forms.BooleanField(
        label=_("Clauses without a schedule of their own are reported too"),
        required=False,
    )
    since = forms.DateField(
        label=_("Holds from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Reports that are open keep the day they are due."),
    )

    def clean(self) -> dict[str, Any]:
        """Join month and day, as the action wants them."""
        given = dict(super().clean() or {})
        for name in ("opens", "due"):
            pair = (given.pop(f"{name}_month", None), given.pop(f"{name}_day", None))
            if None not in pair:
                given[name] = pair
        return given


def initial_of(term: Term) -> dict[str, Any]:
    """Return what the form shows before it is changed."""
    return {
        "opens_month": term.opens[0],
        "opens_day": term.opens[1],
        "due_month": term.due[0],
        "due_day": term.due[1],
        "due_next_year": term.due_next_year,
        "for_all": term.for_all,
    }
