"""Forms check shape only; rules live in the actions and the library."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bielelt.core.report import NOT_DUE, Rating

LONGEST = 2000


class RateForm(forms.Form):
    """One upper rating; ``version`` is that of the words that were read."""

    rating = forms.RegexField(
        r"^([0-9]{1,3}|not_due)$",
        error_messages={"required": _("Choose a rating.")},
    )
    version = forms.IntegerField()
    reason = forms.CharField(required=False, max_length=LONGEST)
    comment = forms.CharField(required=False, max_length=LONGEST)

    def clean_rating(self) -> Rating:
        """Turn the value of a button into a rating."""
        value: str = self.cleaned_data["rating"]
        return NOT_DUE if value == NOT_DUE else int(value)


class ReturnForm(forms.Form):
    """Why one measure goes back."""

    reason = forms.CharField(required=False, max_length=LONGEST)
