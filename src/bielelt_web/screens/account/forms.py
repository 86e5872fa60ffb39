"""allauth's forms with our words."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

_PASSWORD = _("Password")
_NEW, _AGAIN = _("New password"), _("New password again")
_RULES = _("At least 10 characters; no common word, not only figures, not like your name.")
_CODE = _("Code of six figures, or a recovery code")


class OurWords(forms.Form):
    """Labels and help of ours, and nothing written into the fields."""

    words: ClassVar[dict[str, tuple[Any, Any]]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        """Put our words in place of allauth's."""
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label, field.help_text = self.words.get(name, (field.label, ""))


class SignInForm(OurWords, account.LoginForm):
    """Login name or e-mail, and the password."""

    words = {"login": (_("Login name or e-mail"), ""), "password": (_PASSWORD, "")}

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
        """Let the browser fill in what it knows, and begin here."""
        super().__init__(*args, **options)
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username webauthn",
            "autocapitalize": "none",
            "autofocus": True,
        }


class PasswordForm(OurWords, account.ChangePasswordForm):
    """The present password and the new one."""

    words = {
        "oldpassword": (_("Present password"), ""),
        "password1": (_NEW, _RULES),
        "password2": (_AGAIN, ""),
    }


class ForgottenForm(OurWords, account.ResetPasswordForm):
    """The address the link is sent to."""

    words = {"email": (_("E-mail"), "")}


class NewPasswordForm(OurWords, account.ResetPasswordKeyForm):
    """The new password of who has followed the link."""

    words = {"password1": (_NEW, _RULES), "password2": (_AGAIN, "")}


class ConfirmForm(OurWords, account.ReauthenticateForm):
    """The password once more."""

    words = {"password": (_PASSWORD, "")}


class CodeForm(OurWords, second_factor.AuthenticateForm):
    """The code after the password."""

    words = {"code": (_CODE, "")}


class ConfirmByCodeForm(OurWords, second_factor.ReauthenticateForm):
    """The code once more."""

    words = {"code": (_CODE, "")}


class AppForm(OurWords, app.ActivateTOTPForm):
    """The first code of the app, to see that it works."""

    words = {"code": (_("Code the app shows"), "")}


class PasskeyForm(OurWords, passkeys.AddWebAuthnForm):
    """The name of a new passkey; the script adds what the browser made."""

    words = {"name": (_("Name of the passkey"), _("For example: office computer."))}


class PasskeyNameForm(OurWords, passkeys.EditWebAuthnForm):
    """Another name for a passkey."""

    words = {"name": (_("Name of the passkey"), "")}
