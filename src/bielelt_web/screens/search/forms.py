"""What can be asked of the search."""

from django import forms

from bielelt_web.models import SearchEntry

LONGEST = 200


class SearchForm(forms.Form):
    """Words, the kind of thing sought if not all, and the page of the hits."""

    q = forms.CharField(required=False)
    kind = forms.ChoiceField(required=False, choices=SearchEntry.Kind.choices)
    page = forms.IntegerField(required=False, min_value=1, max_value=1000)

    def clean_q(self) -> str:
        """Take the first words of a text that is too long for a search."""
        text: str = self.cleaned_data["q"]
        return text[:LONGEST]
