"""Forms of the sheets: the file, and its confirmation."""

import re
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bielelt_web.actions.decisions import Upload

_SALT = "bielelt.sheet"
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


class UploadForm(forms.Form):
    """The spreadsheet that was filled in."""

    file = forms.FileField(
        label=_("The file you filled in"),
        allow_empty_file=True,
        help_text=_("Excel (.xlsx) or CSV."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class ConfirmForm(forms.Form):
    """The kept file and the preview that was seen, sealed; ``take`` are cells in dispute."""

    sealed = forms.CharField(widget=forms.HiddenInput())
    finish = forms.BooleanField(required=False)

    def __init__(self, *args: Any, place: str, **options: Any) -> None:  # noqa: ANN401
        """Accept only what was sealed at ``place``."""
        super().__init__(*args, **options)
        self.place = place

    def clean_sealed(self) -> tuple[Upload, str]:
        """Return the file and the mark of its preview; refuse a seal that is not ours."""
        try:
            place, sha256, name, mark = signing.loads(
                self.cleaned_data["sealed"], salt=_SALT
            )
        except (signing.BadSignature, ValueError):
            place = ""
        if place != self.place:
            raise forms.ValidationError(
                gettext("The file is not the one that was uploaded. Begin anew.")
            )
        return Upload(sha256, name), mark

    @property
    def taken(self) -> frozenset[str]:
        """The cells in dispute for which the file shall count."""
        cells = self.data.getlist("take")  # type: ignore[attr-defined]
        return frozenset(cell for cell in cells if _CELL.fullmatch(cell))


def seal(place: str, upload: Upload, mark: str) -> str:
    """Return what the hidden field of ``ConfirmForm`` carries."""
    return signing.dumps([place, upload.sha256, upload.name, mark], salt=_SALT)
