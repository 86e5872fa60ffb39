"""Forms check shape only; rules live in the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bielelt.core.roles import Role
from bielelt_web.actions.organisations import Facts
from bielelt_web.models import Membership, Organisation, User
from bielelt_web.queries.colleagues import written_name
from bielelt_web.queries.people import person_by
from bielelt_web.screens.imports.forms import OrganisationField
from bielelt_web.screens.register.forms import DateInput

_login = RegexValidator(
    r"^[\w.+-]+\Z", _("Only letters, figures and the signs . + - _ are allowed.")
)

_code = RegexValidator(
    r"^[0-9A-Z-]+\Z", _("Only figures, capital Latin letters and the sign - are allowed.")
)


class InviteForm(forms.Form):
    """Whom to invite, where, as what."""

    email = forms.EmailField(label=_("E-mail"))
    organisation = OrganisationField(label=_("Organisation"), queryset=None)
    role = forms.TypedChoiceField(
        label=_("Role held"), choices=[("", "---------"), *Membership.ROLES], coerce=Role
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


class OrganisationForm(forms.Form):
    """What the register says of a body."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Organisation.Kind.choices)
    parent = OrganisationField(label=_("Body above"), queryset=None, required=False)
    valid_from = forms.DateField(label=_("First day"), required=False, widget=DateInput())
    valid_to = forms.DateField(label=_("Last day"), required=False, widget=DateInput())
    successor = OrganisationField(
        label=_("Successor"),
        queryset=None,
        required=False,
        help_text=_("Who takes the duties over after the last day."),
    )

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        organisations: QuerySet[Organisation],
        **options: Any,  # noqa: ANN401
    ) -> None:
        """Offer ``organisations`` as the body above and as the successor."""
        super().__init__(*args, **options)
        for name in ("parent", "successor"):
            self.fields[name].queryset = organisations  # type: ignore[attr-defined]

    @property
    def facts(self) -> Facts:
        """The cleaned form as the actions take it."""
        names = Facts.__dataclass_fields__
        return Facts(**{name: self.cleaned_data[name] for name in names})


class NewOrganisationForm(OrganisationForm):
    """A body that is not in the register yet; one that begins has no end."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        validators=[_code],
        help_text=_("That of the statistics office; it never changes."),
    )
    field_order = ("code", "name", "kind", "parent", "valid_from")


class MembershipForm(forms.Form):
    """A role in one organisation."""

    role = forms.TypedChoiceField(
        label=_("Role held"), choices=[("", "---------"), *Membership.ROLES], coerce=Role
    )
    position = forms.CharField(
        label=_("Post"),
        max_length=200,
        required=False,
        help_text=_("As a signature block prints it."),
    )
    valid_to = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=DateInput(),
        help_text=_("Empty if there is none."),
    )


class NewMembershipForm(MembershipForm):
    """Who gets a role here: somebody who has an account already."""

    user = forms.CharField(
        label=_("Login name or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("user", "role", "position", "valid_to")

    def clean_user(self) -> User:
        """Return who is meant."""
        words = self.cleaned_data["user"].strip()
        user = person_by(words)
        if user is None:
            raise forms.ValidationError(
                _("Nobody has the login name or address “%(words)s”. Invite them instead.")
                % {"words": words}
            )
        return user


class SubstitutionForm(forms.Form):
    """Who does the work, and from when to when."""

    substitute = forms.ChoiceField(label=_("Substitute"))
    first_day = forms.DateField(label=_("First day"), widget=DateInput())
    last_day = forms.DateField(label=_("Last day"), widget=DateInput())
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("For example the order that grants the leave."),
    )

    def __init__(self, *args: Any, people: Sequence[User], **options: Any) -> None:  # noqa: ANN401
        """Offer ``people``."""
        super().__init__(*args, **options)
        self.people = {str(user.pk): user for user in people}
        names = [(key, written_name(user)) for key, user in self.people.items()]
        self.fields["substitute"].choices = [("", "---------"), *names]  # type: ignore[attr-defined]

    def clean_substitute(self) -> User:
        """Return who was chosen."""
        return self.people[self.cleaned_data["substitute"]]
