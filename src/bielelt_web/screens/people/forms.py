"""Forms check shape only; rules live in the actions."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bielelt.core.roles import Role
from bielelt_web.models import Membership, Organisation
from bielelt_web.screens.imports.forms import OrganisationField

_login = RegexValidator(
    r"^[\w.+-]+\Z", _("Only letters, figures and the signs . + - _ are allowed.")
)


class InviteForm(forms.Form):
    """Whom to invite, where, as what."""

    email = forms.EmailField(label=_("E-mail"))
    organisation = OrganisationField(label=_("Organisation"), queryset=None)
    role = forms.TypedChoiceField(
        label=_("Role"), choices=[("", "---------"), *Membership.ROLES], coerce=Role
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        organisations: QuerySet[Organisation],
        **options: Any,  # noqa: ANN401
    ) -> None:
        """Offer ``organisations`` only."""
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class NewAccountForm(forms.Form):
    """What a person who accepts an invitation says of themselves."""

    given_name = forms.CharField(
        label=_("Given name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    fathers_name = forms.CharField(
        label=_("Father's name or its letter"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    login = forms.CharField(
        label=_("Login name"),
        help_text=_("You may sign in with it or with your e-mail address."),
        max_length=150,
        validators=[_login],
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_(
            "At least 10 characters; no common word, not only figures, not like your name."
        ),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Compare the two passwords; the second one has done its work then."""
        if self.cleaned_data.pop("again", None) != self.cleaned_data.get("password"):
            self.add_error("again", _("The two passwords differ. Write them again."))
        return self.cleaned_data
